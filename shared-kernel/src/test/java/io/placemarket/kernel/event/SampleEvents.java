package io.placemarket.kernel.event;

import io.placemarket.kernel.area.AppetiteEvent.Answer;
import io.placemarket.kernel.area.AppetiteEvent.AppetiteStated;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.AreaTransferred;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditEnded;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditRenewed;
import io.placemarket.kernel.area.PlacementAreaEvent.LearnersElsewhereRecorded;
import io.placemarket.kernel.area.PlacementAreaEvent.OfferedPlacesChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesNoLongerOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesRearranged;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesReleased;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesReserved;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLifted;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsArranged;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsRemoved;
import io.placemarket.kernel.area.PlacementAreaEvent.WaitingListOpened;
import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.Days;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AppetiteId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.offer.Arrangement;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.OfferEvent.BookingsClosed;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.OfferEvent.OfferHandedOver;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.OfferReleased;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawnInPart;
import io.placemarket.kernel.offer.OfferEvent.ReservedSharesEnded;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.ReservedShare;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementEnded;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementMade;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationEvent.NetworkJoined;
import io.placemarket.kernel.organisation.OrganisationEvent.NetworkLeft;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.SupervisionModel;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One of every event, and a second where something optional may be absent. */
final class SampleEvents {
    static final IdSource IDS = new IdSource(new Random(1));
    static final AreaId AREA = IDS.area();
    static final OfferId OFFER = IDS.offer(AREA);
    static final HoldId HOLD = IDS.hold(OFFER);
    static final AllocationId ALLOCATION = IDS.allocation(OFFER);
    static final CohortId COHORT = IDS.cohort();
    static final StudentId STUDENT = IDS.student();
    static final OrganisationId PROVIDER = IDS.organisation();
    static final OrganisationId UNIVERSITY = IDS.organisation();
    static final ProfessionCode ADULT = new ProfessionCode("NUR-ADULT");
    static final WeekSet WEEKS = WeekSet.parse(List.of("2026-W47/2026-W49"));
    static final Reason REASON = new Reason(ReasonCode.INFECTION_CONTROL, "norovirus");
    static final SealedReason SEALED = SealedReason.of(ReasonCode.STUDENT_ILLNESS, Optional.of("c2VhbGVk"));
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123Z");

    private SampleEvents() {}

    static SafeCapacityLowered lowered() {
        return new SafeCapacityLowered(AREA, WEEKS, 1, REASON);
    }

    static Stream<DomainEvent> all() {
        return Stream.of(organisations(), areas(), offers(), SampleBookings.all())
                .flatMap(events -> events);
    }

    private static Stream<DomainEvent> organisations() {
        AgreementId agreement = AgreementId.of(PROVIDER, UNIVERSITY);
        LocalDate day = LocalDate.of(2026, 9, 1);
        return Stream.of(
                new NetworkJoined(PROVIDER, UNIVERSITY, day, day.plusYears(1)),
                new NetworkLeft(PROVIDER, UNIVERSITY, day),
                new AgreementMade(
                        agreement, PROVIDER, UNIVERSITY, new TreeSet<>(List.of(ADULT)), day, day.plusYears(1)),
                new AgreementEnded(agreement, day, REASON),
                new AppetiteStated(
                        AppetiteId.of(AREA), AREA, ADULT, day, day.plusMonths(3), Answer.NO, Optional.of(REASON)),
                new AppetiteStated(
                        AppetiteId.of(AREA), AREA, ADULT, day, day.plusMonths(3), Answer.YES, Optional.empty()),
                new OrganisationAdded(
                        PROVIDER,
                        new Organisation(
                                "Example Hospice",
                                Set.of(OrganisationRole.PROVIDER),
                                Ownership.VOLUNTARY,
                                Setting.HOSPICE,
                                Optional.of("X26"),
                                Optional.of("10007759"),
                                Optional.of("QHL"),
                                Optional.of("Walsall"),
                                Optional.of("WS2 9PS"))),
                new OrganisationAdded(
                        PROVIDER,
                        new Organisation(
                                "Example Home",
                                Set.of(OrganisationRole.PROVIDER),
                                Ownership.PRIVATE,
                                Setting.CARE_HOME,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
    }

    private static Stream<DomainEvent> areas() {
        LocalDate from = LocalDate.of(2026, 1, 5);
        Audit audit = new Audit(6, new TreeMap<>(Map.of(ADULT, 4)), from, from.plusMonths(24));
        return Stream.of(
                new PlacementAreaRegistered(AREA, PROVIDER, "Ward 7", Setting.HOSPITAL, audit),
                new AreaTransferred(AREA, PROVIDER, UNIVERSITY),
                new AuditRenewed(AREA, audit),
                new AuditChanged(AREA, audit),
                new AuditEnded(AREA, from, REASON),
                lowered(),
                new SafeCapacityLifted(AREA, WEEKS),
                new LearnersElsewhereRecorded(AREA, Optional.of(ADULT), WEEKS, 2),
                new LearnersElsewhereRecorded(AREA, Optional.empty(), WEEKS, 0),
                new PlacesOffered(AREA, OFFER, ADULT, WEEKS, 4, OptionalInt.of(2250)),
                new PlacesOffered(AREA, OFFER, ADULT, WEEKS, 4),
                new PlacesOffered(AREA, OFFER, ADULT, WEEKS, 4, OptionalInt.of(2250), Optional.of(NOON)),
                new PlacesOffered(
                        AREA,
                        OFFER,
                        ADULT,
                        WEEKS,
                        4,
                        OptionalInt.of(900),
                        Optional.empty(),
                        Optional.of(Weekdays.of(DayOfWeek.WEDNESDAY)),
                        Optional.of(new Days(from, from.plusDays(20)))),
                new PlacesRearranged(
                        AREA, OFFER, WEEKS, 4, 900, Optional.of(Weekdays.of(DayOfWeek.MONDAY)), Optional.empty()),
                new PlacesRearranged(
                        AREA, OFFER, WEEKS, 4, 4500, Optional.empty(), Optional.of(new Days(from, from.plusDays(3)))),
                new OfferedPlacesChanged(AREA, OFFER, WEEKS, 0),
                new PlacesReleased(AREA, OFFER),
                new WaitingListOpened(AREA),
                new SupervisorsArranged(
                        AREA, WEEKS, new SupervisorGroup("Nurses", new TreeSet<>(List.of(ADULT)), 2, 120)),
                new SupervisorsRemoved(AREA, WEEKS, "Nurses"),
                new PlacesNoLongerOffered(AREA, OFFER),
                new PlacesReserved(AREA, OFFER, List.of(new ReservedShare(UNIVERSITY, 3, NOON))),
                new PlacesClaimed(AREA, new Claim(HOLD, COHORT, Optional.empty(), 3, WEEKS).of(UNIVERSITY)),
                new PlacesClaimed(AREA, new Claim(HOLD, COHORT, Optional.empty(), 3, WEEKS)),
                new PlacesClaimed(AREA, new Claim(ALLOCATION, COHORT, Optional.of(STUDENT), 1, WEEKS)),
                new PlacesFreed(AREA, HOLD, 2, WEEKS));
    }

    private static Stream<DomainEvent> offers() {
        OfferTerms terms = OfferTerms.plain(
                        ADULT, LearnerLevel.YEAR_2, LocalDate.of(2026, 11, 17), LocalDate.of(2026, 12, 4), 4)
                .in(Mode.BLENDED)
                .confirmedWithin(5)
                .supervised(SupervisionModel.of("CLIP"))
                .hours(OptionalInt.of(30));
        OfferTerms fewest =
                OfferTerms.plain(ADULT, LearnerLevel.ANY, LocalDate.of(2026, 11, 17), LocalDate.of(2026, 12, 4), 4);
        OfferTerms inParticular = fewest.with(OfferParticulars.NONE
                .on(Optional.of(Weekdays.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY)))
                .inWeeks(Optional.of(WEEKS))
                .lasting(OptionalInt.of(2), OptionalInt.of(3))
                .arranged(Optional.of(Arrangement.LONG_ARM))
                .inGroupsOf(OptionalInt.of(4))
                .onlyFor(List.of(UNIVERSITY))
                .agreed(true)
                .requiring(Optional.of(List.of(Requirement.TRAINING, Requirement.DBS))));
        return Stream.of(
                new OfferPosted(OFFER, PROVIDER, terms, Optional.of(IDS.offer(AREA))),
                new OfferPosted(OFFER, PROVIDER, fewest, Optional.empty()),
                new OfferPosted(
                        OFFER,
                        PROVIDER,
                        fewest.released(Optional.of(new ReleaseTerms(NOON, TieBreak.FIRST_COME))),
                        Optional.empty()),
                new OfferPosted(
                        OFFER, PROVIDER, inParticular, Optional.empty(), Optional.of(OFFER), Optional.of(OFFER)),
                new OfferAmended(OFFER, inParticular),
                new OfferAmended(
                        OFFER,
                        inParticular.with(
                                inParticular.particulars().reserving(List.of(new ReservedShare(UNIVERSITY, 3, NOON))))),
                new OfferWithdrawnInPart(OFFER, WEEKS, 2, REASON),
                new OfferHandedOver(OFFER, UNIVERSITY),
                new OfferReleased(OFFER),
                new ReservedSharesEnded(OFFER, List.of(new ReservedShare(UNIVERSITY, 8, NOON))),
                new BookingsClosed(OFFER),
                new OfferWithdrawn(OFFER, REASON, true));
    }
}
