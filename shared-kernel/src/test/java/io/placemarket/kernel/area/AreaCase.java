package io.placemarket.kernel.area;

import io.placemarket.kernel.area.PlacementAreaEvent.LearnersElsewhereRecorded;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsArranged;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;

/** An area in the making. */
abstract class AreaCase {
    static final ProfessionCode ADULT = new ProfessionCode("NUR-ADULT");
    static final ProfessionCode PHYSIO = new ProfessionCode("PHYSIOTHERAPY");
    static final ProfessionCode OT = new ProfessionCode("OCCUPATIONAL-THERAPY");
    static final Week FIRST = Week.parse("2026-W47");
    static final WeekSet THREE_WEEKS = WeekSet.range(FIRST, FIRST.plus(2));
    static final Reason SICKNESS = Reason.of(ReasonCode.STAFF_SICKNESS);

    final IdSource ids = new IdSource(new Random(3));
    final AreaId area = ids.area();

    final void elsewhere(AreaCapacity capacity, Optional<ProfessionCode> profession, int learners) {
        capacity.apply(new LearnersElsewhereRecorded(area, profession, WeekSet.of(FIRST), learners));
    }

    final AreaCapacity registered(int maximum, Map<ProfessionCode, Integer> professions) {
        LocalDate from = LocalDate.of(2026, 9, 1);
        Audit audit = new Audit(maximum, new TreeMap<>(professions), from, from.plusMonths(24));
        return new AreaCapacity(
                new PlacementAreaRegistered(area, ids.organisation(), "Ward 7", Setting.HOSPITAL, audit));
    }

    final void arrange(AreaCapacity capacity, SupervisorGroup group) {
        capacity.apply(new SupervisorsArranged(area, WeekSet.of(FIRST), group));
    }

    final OfferId offer(AreaCapacity capacity, ProfessionCode profession, int places) {
        return offer(capacity, profession, places, SupervisorGroup.WHOLE_TIME);
    }

    final OfferId offer(AreaCapacity capacity, ProfessionCode profession, int places, int supervisionUnits) {
        OfferId offer = ids.offer(area);
        capacity.apply(
                new PlacesOffered(area, offer, profession, THREE_WEEKS, places, OptionalInt.of(supervisionUnits)));
        return offer;
    }

    final OfferId offer(AreaCapacity capacity, ProfessionCode profession, int places, Weekdays weekdays) {
        OfferId offer = ids.offer(area);
        capacity.apply(new PlacesOffered(
                area,
                offer,
                profession,
                THREE_WEEKS,
                places,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.of(weekdays)));
        return offer;
    }

    final BookingId hold(AreaCapacity capacity, OfferId offer, int heads, WeekSet weeks) {
        HoldId hold = ids.hold(offer);
        capacity.apply(new PlacesClaimed(area, new Claim(hold, ids.cohort(), Optional.empty(), heads, weeks)));
        return hold;
    }
}
