package io.placemarket.kernel.area;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLifted;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsArranged;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsRemoved;
import io.placemarket.kernel.area.Room.Bound;
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
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AreaCapacityTest {
    private static final ProfessionCode ADULT = new ProfessionCode("NUR-ADULT");
    private static final ProfessionCode PHYSIO = new ProfessionCode("PHYSIOTHERAPY");
    private static final ProfessionCode OT = new ProfessionCode("OCCUPATIONAL-THERAPY");
    private static final Week FIRST = Week.parse("2026-W47");
    private static final WeekSet THREE_WEEKS = WeekSet.range(FIRST, FIRST.plus(2));
    private static final Reason SICKNESS = Reason.of(ReasonCode.STAFF_SICKNESS);

    private final IdSource ids = new IdSource(new Random(3));
    private final AreaId area = ids.area();

    @Test
    void two_professions_that_share_four_places_have_four_each_and_four_in_all() {
        AreaCapacity capacity = registered(4, Map.of());
        OfferId adult = offer(capacity, ADULT, 4);
        OfferId physio = offer(capacity, PHYSIO, 4);
        assertThat(capacity.free(adult, FIRST)).isEqualTo(4);
        assertThat(capacity.free(physio, FIRST)).isEqualTo(4);
        assertThat(capacity.free(FIRST)).isEqualTo(4);
        hold(capacity, adult, 3, THREE_WEEKS);
        assertThat(capacity.free(physio, FIRST)).isEqualTo(1);
        assertThat(capacity.free(FIRST)).isEqualTo(1);
    }

    @Test
    void a_placement_is_free_as_often_as_its_fullest_week_allows() {
        AreaCapacity capacity = registered(4, Map.of());
        OfferId offer = offer(capacity, ADULT, 4);
        hold(capacity, offer, 3, WeekSet.of(FIRST.plus(1)));
        assertThat(capacity.free(offer, THREE_WEEKS)).isEqualTo(1);
        assertThat(capacity.free(offer, WeekSet.of(FIRST))).isEqualTo(4);
    }

    @Test
    void a_professions_own_maximum_counts_beside_the_areas() {
        AreaCapacity capacity = registered(6, Map.of(ADULT, 4, PHYSIO, 1));
        OfferId physio = offer(capacity, PHYSIO, 5);
        assertThat(capacity.room(physio, FIRST)).isEqualTo(new Room(FIRST, 1, Bound.PROFESSION, 0, 1));
        OfferId ot = offer(capacity, OT, 5);
        assertThat(capacity.room(ot, FIRST).free()).isZero();
    }

    @Test
    void lowering_what_is_safe_drops_nobody_and_says_by_how_many_the_area_is_over() {
        AreaCapacity capacity = registered(4, Map.of());
        OfferId offer = offer(capacity, ADULT, 4);
        hold(capacity, offer, 3, THREE_WEEKS);
        capacity.apply(new SafeCapacityLowered(area, WeekSet.of(FIRST), 1, SICKNESS));
        assertThat(capacity.limit(FIRST)).isEqualTo(1);
        assertThat(capacity.overCommitted(FIRST)).isEqualTo(2);
        assertThat(capacity.head(FIRST)).isEqualTo(3);
        assertThat(capacity.free(offer, FIRST)).isZero();
        assertThat(capacity.overCommitted(FIRST.plus(1))).isZero();
        capacity.apply(new SafeCapacityLifted(area, WeekSet.of(FIRST)));
        assertThat(capacity.free(offer, FIRST)).isEqualTo(1);
    }

    @Test
    void supervisors_shared_by_two_professions_hold_both_down() {
        AreaCapacity capacity = registered(9, Map.of());
        OfferId ot = offer(capacity, OT, 9);
        OfferId pairs = offer(capacity, PHYSIO, 9, SupervisorGroup.WHOLE_TIME / 2);
        SupervisorGroup therapists = new SupervisorGroup("Therapists", new TreeSet<>(List.of(OT, PHYSIO)), 4, 300);
        arrange(capacity, therapists);
        assertThat(capacity.free(ot, FIRST)).isEqualTo(4);
        assertThat(capacity.free(pairs, FIRST)).isEqualTo(8);
        hold(capacity, ot, 3, THREE_WEEKS);
        assertThat(capacity.room(pairs, FIRST))
                .isEqualTo(new Room(
                        FIRST,
                        2,
                        Bound.SUPERVISION,
                        3 * SupervisorGroup.WHOLE_TIME,
                        4 * SupervisorGroup.WHOLE_TIME,
                        new TreeSet<>(List.of(OT, PHYSIO))));
        assertThat(capacity.free(FIRST)).isEqualTo(2);
        assertThat(capacity.room(pairs, FIRST.plus(1)).bound()).isEqualTo(Bound.AREA);
    }

    @Test
    void a_group_that_is_away_gives_nothing_and_one_that_is_arranged_again_replaces_itself() {
        AreaCapacity capacity = registered(9, Map.of());
        OfferId ot = offer(capacity, OT, 9);
        arrange(capacity, new SupervisorGroup("Therapists", new TreeSet<>(List.of(OT)), 2, 150));
        arrange(capacity, new SupervisorGroup("Bank", new TreeSet<>(List.of(OT, ADULT)), 1, 75));
        assertThat(capacity.free(ot, FIRST)).isEqualTo(3);
        arrange(capacity, new SupervisorGroup("Therapists", new TreeSet<>(List.of(OT)), 0, 0));
        assertThat(capacity.free(ot, FIRST)).isEqualTo(1);
        capacity.apply(new SupervisorsRemoved(area, WeekSet.of(FIRST), "Bank"));
        assertThat(capacity.free(ot, FIRST)).isZero();
        capacity.apply(new SupervisorsRemoved(area, WeekSet.of(FIRST), "Therapists"));
        assertThat(capacity.free(ot, FIRST)).isEqualTo(9);
    }

    @Test
    void too_few_supervisors_drop_nobody_and_are_named() {
        AreaCapacity capacity = registered(9, Map.of());
        OfferId ot = offer(capacity, OT, 9);
        hold(capacity, ot, 3, THREE_WEEKS);
        SupervisorGroup one = new SupervisorGroup("Therapists", new TreeSet<>(List.of(OT)), 1, 75);
        arrange(capacity, one);
        assertThat(capacity.supervisionDeficit(FIRST).map(Room::together)).contains(new TreeSet<>(List.of(OT)));
        assertThat(capacity.supervisionDeficit(FIRST.plus(1))).isEmpty();
        capacity.apply(new SupervisorsRemoved(area, WeekSet.of(FIRST), "Therapists"));
        assertThat(capacity.supervisionDeficit(FIRST)).isEmpty();
        assertThat(capacity.free(ot, FIRST)).isEqualTo(6);
    }

    @Test
    void learners_elsewhere_load_the_area_and_their_profession() {
        AreaCapacity capacity = registered(4, Map.of(ADULT, 3, PHYSIO, 4));
        OfferId adult = offer(capacity, ADULT, 4);
        OfferId physio = offer(capacity, PHYSIO, 4);
        elsewhere(capacity, Optional.of(ADULT), 2);
        assertThat(capacity.room(adult, FIRST)).isEqualTo(new Room(FIRST, 1, Bound.PROFESSION, 2, 3));
        assertThat(capacity.room(physio, FIRST)).isEqualTo(new Room(FIRST, 2, Bound.AREA, 2, 4));
        assertThat(capacity.free(FIRST)).isEqualTo(2);
        elsewhere(capacity, Optional.empty(), 1);
        assertThat(capacity.elsewhere(FIRST)).isEqualTo(3);
        assertThat(capacity.free(adult, FIRST)).isEqualTo(1);
        assertThat(capacity.free(FIRST)).isEqualTo(1);
        assertThat(capacity.head(FIRST)).isZero();
    }

    @Test
    void what_is_recorded_of_learners_elsewhere_replaces_what_was_recorded_before() {
        AreaCapacity capacity = registered(4, Map.of());
        OfferId offer = offer(capacity, ADULT, 4);
        elsewhere(capacity, Optional.of(ADULT), 3);
        elsewhere(capacity, Optional.of(ADULT), 1);
        assertThat(capacity.free(offer, FIRST)).isEqualTo(3);
        assertThat(capacity.free(offer, FIRST.plus(1))).isEqualTo(4);
        elsewhere(capacity, Optional.of(ADULT), 0);
        assertThat(capacity.free(offer, FIRST)).isEqualTo(4);
    }

    @Test
    void learners_elsewhere_may_put_an_area_over_its_limit() {
        AreaCapacity capacity = registered(4, Map.of());
        OfferId offer = offer(capacity, ADULT, 4);
        hold(capacity, offer, 3, THREE_WEEKS);
        elsewhere(capacity, Optional.empty(), 3);
        assertThat(capacity.overCommitted(FIRST)).isEqualTo(2);
        assertThat(capacity.free(offer, FIRST)).isZero();
        assertThat(capacity.free(FIRST)).isZero();
    }

    @Test
    void safe_now_never_raises_what_the_audit_allows() {
        AreaCapacity capacity = registered(4, Map.of());
        capacity.apply(new SafeCapacityLowered(area, WeekSet.of(FIRST), 9, SICKNESS));
        assertThat(capacity.limit(FIRST)).isEqualTo(4);
    }

    @Test
    void a_withdrawn_offer_has_no_room_but_what_is_booked_in_it_still_counts() {
        AreaCapacity capacity = registered(4, Map.of());
        OfferId closed = offer(capacity, ADULT, 4);
        OfferId open = offer(capacity, PHYSIO, 4);
        hold(capacity, closed, 3, THREE_WEEKS);
        capacity.apply(new PlacesNoLongerOffered(area, closed));
        assertThat(capacity.room(closed, FIRST).bound()).isEqualTo(Bound.CLOSED);
        assertThat(capacity.free(open, FIRST)).isEqualTo(1);
        assertThat(capacity.free(FIRST)).isEqualTo(1);
    }

    @Test
    void an_offer_has_no_room_before_its_release_and_then_what_the_area_has() {
        AreaCapacity capacity = registered(4, Map.of());
        OfferId awaited = ids.offer(area);
        capacity.apply(new PlacesOffered(
                area, awaited, ADULT, THREE_WEEKS, 4, OptionalInt.empty(), Optional.of(Instant.EPOCH)));
        OfferId open = offer(capacity, ADULT, 3);
        assertThat(capacity.room(awaited, FIRST).bound()).isEqualTo(Bound.NOT_RELEASED);
        assertThat(capacity.free(awaited, THREE_WEEKS)).isZero();
        assertThat(capacity.free(FIRST)).isEqualTo(3);
        hold(capacity, open, 1, THREE_WEEKS);
        capacity.apply(new PlacesReleased(area, awaited));
        assertThat(capacity.free(awaited, THREE_WEEKS)).isEqualTo(3);
    }

    @Test
    void nothing_is_free_outside_the_audit_and_who_is_booked_there_is_not_over() {
        AreaCapacity capacity = registered(4, Map.of());
        Week after = Week.of(capacity.registration().audit().to()).plus(1);
        OfferId offer = ids.offer(area);
        capacity.apply(new PlacesOffered(area, offer, ADULT, WeekSet.of(after), 4));
        hold(capacity, offer, 2, WeekSet.of(after));
        assertThat(capacity.room(offer, after).bound()).isEqualTo(Bound.OUTSIDE_AUDIT);
        assertThat(capacity.limit(after)).isZero();
        assertThat(capacity.overCommitted(after)).isZero();
    }

    @Test
    void freed_places_are_free_again_in_those_weeks_only_and_freeing_twice_changes_nothing() {
        AreaCapacity capacity = registered(4, Map.of());
        OfferId offer = offer(capacity, ADULT, 4);
        BookingId hold = hold(capacity, offer, 3, THREE_WEEKS);
        PlacesFreed freed = new PlacesFreed(area, hold, 3, WeekSet.of(FIRST.plus(2)));
        capacity.apply(freed);
        capacity.apply(freed);
        assertThat(capacity.free(offer, FIRST.plus(2))).isEqualTo(4);
        assertThat(capacity.free(offer, FIRST)).isEqualTo(1);
        capacity.apply(new PlacesFreed(area, hold, 3, THREE_WEEKS));
        capacity.apply(new PlacesFreed(area, hold, 3, THREE_WEEKS));
        assertThat(capacity.booking(hold)).isEmpty();
        assertThat(capacity.head(FIRST)).isZero();
    }

    @Test
    void students_on_different_weekdays_share_a_place_and_the_busiest_day_counts() {
        AreaCapacity capacity = registered(2, Map.of());
        OfferId wednesdays = offer(capacity, ADULT, 2, Weekdays.of(DayOfWeek.WEDNESDAY));
        OfferId thursdays = offer(capacity, ADULT, 2, Weekdays.of(DayOfWeek.THURSDAY));
        OfferId wholeWeeks = offer(capacity, ADULT, 2);
        assertThat(capacity.free(FIRST)).isEqualTo(4);
        hold(capacity, wednesdays, 2, THREE_WEEKS);
        assertThat(capacity.head(FIRST)).isEqualTo(2);
        assertThat(capacity.room(thursdays, FIRST)).isEqualTo(new Room(FIRST, 2, Bound.OFFER, 0, 2));
        assertThat(capacity.room(wholeWeeks, FIRST)).isEqualTo(new Room(FIRST, 0, Bound.AREA, 2, 2));
        hold(capacity, thursdays, 1, THREE_WEEKS);
        assertThat(capacity.head(FIRST)).isEqualTo(2);
        assertThat(capacity.head(ADULT, FIRST)).isEqualTo(2);
    }

    @Test
    void an_offer_whose_places_changed_in_some_weeks_has_that_many_in_them() {
        AreaCapacity capacity = registered(4, Map.of());
        OfferId offer = offer(capacity, ADULT, 3);
        capacity.apply(new OfferedPlacesChanged(area, offer, WeekSet.of(FIRST), 1));
        capacity.apply(new OfferedPlacesChanged(area, offer, WeekSet.of(FIRST.plus(1)), 0));
        assertThat(capacity.free(offer, FIRST)).isEqualTo(1);
        assertThat(capacity.room(offer, FIRST.plus(1)).bound()).isEqualTo(Bound.NOT_OFFERED);
        assertThat(capacity.free(offer, FIRST.plus(2))).isEqualTo(3);
        capacity.apply(new OfferedPlacesChanged(area, offer, WeekSet.of(FIRST.plus(1)), 2));
        assertThat(capacity.free(offer, FIRST.plus(1))).isEqualTo(2);
    }

    @Test
    void an_offer_that_was_rearranged_promises_what_it_says_now() {
        AreaCapacity capacity = registered(4, Map.of());
        OfferId offer = offer(capacity, ADULT, 3);
        OfferId wholeWeeks = offer(capacity, ADULT, 4);
        capacity.apply(new PlacesRearranged(
                area, offer, WeekSet.of(FIRST), 4, 900, Optional.of(Weekdays.of(DayOfWeek.MONDAY))));
        hold(capacity, offer, 4, WeekSet.of(FIRST));
        assertThat(capacity.free(offer, FIRST.plus(1))).isZero();
        assertThat(capacity.free(wholeWeeks, FIRST)).isZero();
        assertThat(capacity.free(wholeWeeks, FIRST.plus(1))).isEqualTo(4);
    }

    @Test
    void the_audit_of_the_week_counts_and_a_lapse_drops_nobody() {
        AreaCapacity capacity = registered(4, Map.of());
        OfferId offer = offer(capacity, ADULT, 4);
        hold(capacity, offer, 3, THREE_WEEKS);
        capacity.apply(new AuditEnded(area, FIRST.sunday(), SICKNESS));
        assertThat(capacity.free(offer, FIRST)).isEqualTo(1);
        assertThat(capacity.room(offer, FIRST.plus(1)).bound()).isEqualTo(Bound.OUTSIDE_AUDIT);
        assertThat(capacity.head(FIRST.plus(1))).isEqualTo(3);
        assertThat(capacity.overCommitted(FIRST.plus(1))).isZero();
        Audit lower = new Audit(
                2, new TreeMap<>(), FIRST.plus(2).monday(), FIRST.plus(60).sunday());
        capacity.apply(new AuditRenewed(area, lower));
        assertThat(capacity.limit(FIRST)).isEqualTo(4);
        assertThat(capacity.limit(FIRST.plus(1))).isZero();
        assertThat(capacity.limit(FIRST.plus(2))).isEqualTo(2);
        assertThat(capacity.overCommitted(FIRST.plus(2))).isEqualTo(1);
    }

    @Test
    void an_audit_that_allows_fewer_of_a_profession_shows_who_is_too_many() {
        AreaCapacity capacity = registered(4, Map.of());
        OfferId offer = offer(capacity, ADULT, 4);
        hold(capacity, offer, 3, THREE_WEEKS);
        LocalDate end = capacity.registration().audit().to();
        capacity.apply(new AuditChanged(
                area,
                new Audit(4, new TreeMap<>(Map.of(ADULT, 1)), FIRST.plus(1).monday(), end)));
        assertThat(capacity.overCommitted(FIRST)).isZero();
        assertThat(capacity.overCommitted(FIRST.plus(1))).isEqualTo(2);
    }

    /** Random weekdays: what fits one by one never exceeds a limit on any day. */
    @Test
    void an_offer_with_named_weekdays_has_what_its_busiest_day_leaves() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            int maximum = 1 + random.nextInt(3);
            AreaCapacity capacity = registered(maximum, Map.of());
            List<OfferId> offers = new ArrayList<>();
            Map<OfferId, Weekdays> days = new HashMap<>();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                Weekdays some = Weekdays.of(random.ints(1 + random.nextInt(3), 1, 6)
                        .mapToObj(DayOfWeek::of)
                        .toList());
                OfferId offer = offer(capacity, random.nextBoolean() ? ADULT : OT, 1 + random.nextInt(2), some);
                offers.add(offer);
                days.put(offer, some);
            }
            Map<DayOfWeek, Integer> paper = new EnumMap<>(DayOfWeek.class);
            for (OfferId offer : offers) {
                int places = capacity.offer(offer).orElseThrow().places();
                int room = Objects.requireNonNull(days.get(offer)).stream()
                        .mapToInt(day -> maximum - paper.getOrDefault(day, 0))
                        .min()
                        .orElseThrow();
                assertThat(capacity.free(offer, FIRST))
                        .as("seed %d round %d", seed, round)
                        .isEqualTo(Math.min(places, room));
                if (random.nextBoolean() && capacity.free(offer, FIRST) > 0) {
                    hold(capacity, offer, 1, WeekSet.of(FIRST));
                    Objects.requireNonNull(days.get(offer)).stream().forEach(day -> paper.merge(day, 1, Integer::sum));
                }
            }
            assertThat(capacity.head(FIRST))
                    .isEqualTo(paper.values().stream()
                            .mapToInt(heads -> heads)
                            .max()
                            .orElse(0));
        }
    }

    private void elsewhere(AreaCapacity capacity, Optional<ProfessionCode> profession, int learners) {
        capacity.apply(new LearnersElsewhereRecorded(area, profession, WeekSet.of(FIRST), learners));
    }

    private AreaCapacity registered(int maximum, Map<ProfessionCode, Integer> professions) {
        LocalDate from = LocalDate.of(2026, 9, 1);
        Audit audit = new Audit(maximum, new TreeMap<>(professions), from, from.plusMonths(24));
        return new AreaCapacity(
                new PlacementAreaRegistered(area, ids.organisation(), "Ward 7", Setting.HOSPITAL, audit));
    }

    private void arrange(AreaCapacity capacity, SupervisorGroup group) {
        capacity.apply(new SupervisorsArranged(area, WeekSet.of(FIRST), group));
    }

    private OfferId offer(AreaCapacity capacity, ProfessionCode profession, int places) {
        return offer(capacity, profession, places, SupervisorGroup.WHOLE_TIME);
    }

    private OfferId offer(AreaCapacity capacity, ProfessionCode profession, int places, int supervisionUnits) {
        OfferId offer = ids.offer(area);
        capacity.apply(
                new PlacesOffered(area, offer, profession, THREE_WEEKS, places, OptionalInt.of(supervisionUnits)));
        return offer;
    }

    private OfferId offer(AreaCapacity capacity, ProfessionCode profession, int places, Weekdays weekdays) {
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

    private BookingId hold(AreaCapacity capacity, OfferId offer, int heads, WeekSet weeks) {
        HoldId hold = ids.hold(offer);
        capacity.apply(new PlacesClaimed(area, new Claim(hold, ids.cohort(), Optional.empty(), heads, weeks)));
        return hold;
    }
}
