package io.placemarket.kernel.area;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.area.PlacementAreaEvent.AuditEnded;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditRenewed;
import io.placemarket.kernel.area.PlacementAreaEvent.OfferedPlacesChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesNoLongerOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesRearranged;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesReleased;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLifted;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.area.Room.Bound;
import io.placemarket.kernel.calendar.Days;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.OfferId;
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
import org.junit.jupiter.api.Test;

class AreaCapacityTest extends AreaCase {
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
                area, offer, WeekSet.of(FIRST), 4, 900, Optional.of(Weekdays.of(DayOfWeek.MONDAY)), Optional.empty()));
        hold(capacity, offer, 4, WeekSet.of(FIRST));
        assertThat(capacity.free(offer, FIRST.plus(1))).isZero();
        assertThat(capacity.free(wholeWeeks, FIRST)).isZero();
        assertThat(capacity.free(wholeWeeks, FIRST.plus(1))).isEqualTo(4);
    }

    @Test
    void an_audit_that_lapses_in_mid_week_covers_the_week_for_those_who_are_there_before_only() {
        AreaCapacity capacity = registered(4, Map.of());
        LocalDate monday = FIRST.monday();
        OfferId everyDay = offered(capacity, Weekdays.ALL, monday, monday.plusWeeks(3));
        OfferId tuesdays = offered(capacity, Weekdays.of(DayOfWeek.TUESDAY), monday, monday.plusWeeks(3));
        OfferId fridays = offered(capacity, Weekdays.of(DayOfWeek.FRIDAY), monday, monday.plusWeeks(3));
        OfferId endsBefore =
                offered(capacity, Weekdays.ALL, monday, monday.plusWeeks(1).plusDays(2));
        Week lapse = FIRST.plus(1);
        capacity.apply(new AuditEnded(area, lapse.monday().plusDays(2), SICKNESS));
        assertThat(capacity.free(everyDay, FIRST)).isEqualTo(4);
        assertThat(capacity.room(everyDay, lapse).bound()).isEqualTo(Bound.OUTSIDE_AUDIT);
        assertThat(capacity.room(fridays, lapse).bound()).isEqualTo(Bound.OUTSIDE_AUDIT);
        assertThat(capacity.free(tuesdays, lapse)).isEqualTo(4);
        assertThat(capacity.free(endsBefore, lapse)).isEqualTo(4);
        assertThat(capacity.free(lapse)).isEqualTo(4);
        assertThat(capacity.free(lapse, offer -> offer.offer().equals(everyDay)))
                .isZero();
        assertThat(capacity.free(tuesdays, lapse.plus(1))).isZero();
    }

    @Test
    void an_audit_that_begins_in_mid_week_covers_those_who_begin_with_it() {
        AreaCapacity capacity = registered(4, Map.of());
        LocalDate tuesday = FIRST.monday().plusDays(1);
        OfferId withIt = offered(capacity, Weekdays.ALL, tuesday, tuesday.plusDays(3));
        OfferId before = offered(capacity, Weekdays.ALL, tuesday.minusDays(1), tuesday.plusDays(3));
        capacity.apply(new AuditEnded(area, tuesday.minusWeeks(2), SICKNESS));
        capacity.apply(new AuditRenewed(area, new Audit(4, new TreeMap<>(), tuesday, tuesday.plusMonths(24))));
        assertThat(capacity.free(withIt, FIRST)).isEqualTo(4);
        assertThat(capacity.free(before, FIRST)).isZero();
    }

    private OfferId offered(AreaCapacity capacity, Weekdays weekdays, LocalDate first, LocalDate last) {
        OfferId offer = ids.offer(area);
        capacity.apply(new PlacesOffered(
                area,
                offer,
                ADULT,
                WeekSet.covering(first, last),
                4,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.of(weekdays),
                Optional.of(new Days(first, last))));
        return offer;
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
}
