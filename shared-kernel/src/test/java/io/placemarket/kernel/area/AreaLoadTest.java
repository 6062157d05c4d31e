package io.placemarket.kernel.area;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.area.PlacementAreaEvent.AuditChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditEnded;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditRenewed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsRemoved;
import io.placemarket.kernel.area.Room.Bound;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.OfferId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What loads an area beside its bookings, and what holds it down beside its maximum: supervisors, learners elsewhere, audits. */
class AreaLoadTest extends AreaCase {
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
}
