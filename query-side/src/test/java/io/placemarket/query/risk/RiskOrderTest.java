package io.placemarket.query.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.kernel.area.PlacementAreaEvent.LearnersElsewhereRecorded;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsArranged;
import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.query.market.Story;
import io.placemarket.query.reading.PageRequest;
import io.placemarket.query.reading.Today;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RiskOrderTest {
    private static final Week FIRST = Week.of(Story.MONDAY);
    private static final WeekSet FOUR = WeekSet.range(FIRST, FIRST.plus(3));
    private static final Reason CLOSED = Reason.of(ReasonCode.INFECTION_CONTROL);
    private static final Today BEFORE = Today.of(Instant.parse("2026-11-18T12:00:00Z"));

    private final Story story = new Story(3);
    private final OrganisationId trust = story.trust();
    private final OrganisationId north = story.university("North");
    private final OrganisationId south = story.university("South");
    private final AreaId ward = story.area(trust, 6);
    private final OfferId offer = story.offer(trust, ward, Story.terms(Story.ADULT, 6, Story.MONDAY, 4));
    private final CohortId cohort = story.cohort(north, 10, FOUR);
    private final CohortId other = story.cohort(south, 10, FOUR);
    private final List<StudentId> students = story.enrol(north, cohort, 3);
    private final Actor provider = new Actor("lead", Role.PROVIDER, Optional.of(trust));
    private final Actor tutor = new Actor("tutor", Role.UNIVERSITY, Optional.of(north));
    private final Actor region = new Actor("region", Role.REGIONAL, Optional.empty());

    private final AllocationId first = story.allocate(offer, cohort, north, students.get(0), FOUR);
    private final AllocationId second = story.allocate(offer, cohort, north, students.get(1), FOUR);
    private final AllocationId proposed = story.propose(offer, cohort, north, students.get(2), FOUR);
    private final HoldId hold = story.hold(offer, other, south, 2, WeekSet.range(FIRST, FIRST.plus(1)));
    private final TurnId turn = story.turn(
            story.waits(offer, cohort, north, 1, FOUR), cohort, 1, FOUR, Instant.parse("2026-11-30T17:00:00Z"));

    private void lower(int places, WeekSet weeks) {
        story.tell(new SafeCapacityLowered(ward, weeks, places, CLOSED));
    }

    private AreaAtRisk seenBy(Actor actor) {
        return seenBy(actor, BEFORE);
    }

    private AreaAtRisk seenBy(Actor actor, Today today) {
        return new RiskReads(story.market(), today).one(ward, actor);
    }

    private static List<BookingId> bookings(AreaAtRisk area) {
        return area.bookings().stream()
                .flatMap(booking -> booking.booking().stream())
                .toList();
    }

    @Test
    void nothing_is_at_risk_where_all_is_safe() {
        assertThat(seenBy(provider).bookings()).isEmpty();
        assertThat(seenBy(provider).weeks()).isEmpty();
    }

    @Test
    void holds_come_before_turns_before_proposals_before_students_the_last_booked_first() {
        lower(0, FOUR);
        assertThat(bookings(seenBy(provider))).containsExactly(hold, turn, proposed, second, first);
        assertThat(seenBy(provider).bookings()).extracting(BookingAtRisk::rank).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void in_each_week_no_more_are_at_risk_than_must_go() {
        lower(5, WeekSet.of(FIRST));
        lower(2, WeekSet.of(FIRST.plus(3)));
        AreaAtRisk area = seenBy(provider);
        assertThat(bookings(area)).containsExactly(hold, turn, proposed);
        assertThat(area.bookings().getFirst().heads()).containsExactly(java.util.Map.entry(FIRST, 1));
        assertThat(area.bookings().get(1).weeks()).isEqualTo(WeekSet.of(FIRST.plus(3)));
        assertThat(area.weeks())
                .extracting(AreaAtRisk.UnsafeWeek::overCommitted)
                .containsExactly(1, 2);
    }

    @Test
    void a_student_who_has_started_comes_last() {
        AllocationId late = story.allocate(
                offer,
                other,
                south,
                story.enrol(south, other, 1).getFirst(),
                WeekSet.range(FIRST.plus(2), FIRST.plus(3)));
        lower(1, WeekSet.of(FIRST.plus(3)));
        assertThat(bookings(seenBy(provider, Today.of(Instant.parse("2026-11-25T12:00:00Z")))))
                .containsExactly(turn, proposed, late, second);
    }

    @Test
    void too_few_supervisors_put_only_those_at_risk_whom_they_supervise() {
        OfferId physio = story.offer(trust, ward, Story.terms(Story.PHYSIO, 2, Story.MONDAY, 1));
        CohortId therapists = story.cohort(south, Story.PHYSIO, 2, WeekSet.of(FIRST));
        HoldId held = story.hold(physio, therapists, south, 1, WeekSet.of(FIRST));
        story.tell(
                new SupervisorsArranged(
                        ward,
                        WeekSet.of(FIRST),
                        new SupervisorGroup("Nurses", new TreeSet<>(List.of(Story.ADULT)), 5, 375)),
                new SupervisorsArranged(
                        ward,
                        WeekSet.of(FIRST),
                        new SupervisorGroup("Therapists", new TreeSet<>(List.of(Story.PHYSIO)), 0, 0)));
        assertThat(bookings(seenBy(provider))).contains(held);
        assertThat(seenBy(provider).weeks().getFirst().understaffed()).isTrue();
    }

    @Test
    void learners_elsewhere_count_but_cannot_go() {
        story.tell(new LearnersElsewhereRecorded(ward, Optional.empty(), WeekSet.of(FIRST.plus(3)), 20));
        assertThat(bookings(seenBy(provider))).containsExactly(turn, proposed, second, first);
    }

    @Test
    void a_university_sees_its_own_a_region_all_without_names() {
        lower(0, FOUR);
        assertThat(bookings(seenBy(tutor))).containsExactly(turn, proposed, second, first);
        assertThat(seenBy(tutor).bookings()).extracting(BookingAtRisk::rank).containsExactly(2, 3, 4, 5);
        assertThat(seenBy(region).bookings()).hasSize(5).allSatisfy(booking -> {
            assertThat(booking.booking()).isEmpty();
            assertThat(booking.student()).isEmpty();
            assertThat(booking.cohort()).isEmpty();
        });
        assertThat(seenBy(provider).bookings())
                .allSatisfy(booking -> assertThat(booking.cohort()).isEmpty());
    }

    @Test
    void those_not_concerned_are_refused() {
        Actor stranger = new Actor("other", Role.PROVIDER, Optional.of(story.trust()));
        Actor operator = new Actor("operator", Role.OPERATOR, Optional.empty());
        assertThatThrownBy(() -> seenBy(stranger))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo(ProblemCode.NOT_YOURS));
        assertThatThrownBy(() -> seenBy(operator))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo(ProblemCode.NOT_ALLOWED));
    }

    @Test
    void each_sees_the_areas_in_which_something_of_theirs_is_at_risk() {
        lower(5, WeekSet.of(FIRST));
        RiskReads reads = new RiskReads(story.market(), BEFORE);
        PageRequest all = PageRequest.first("at-risk", 10);
        Actor southern = new Actor("south", Role.UNIVERSITY, Optional.of(south));
        assertThat(reads.mine(all, provider).items()).hasSize(1);
        assertThat(reads.mine(all, southern).items()).hasSize(1);
        assertThat(reads.mine(all, tutor).items()).isEmpty();
        assertThat(reads.mine(all, region).items()).hasSize(1);
    }
}
