package io.placemarket.query.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.CohortEvent.StudentLeftCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentReturnedToCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentTakenOffCohort;
import io.placemarket.kernel.cohort.ForgettingReason;
import io.placemarket.kernel.cohort.StudentEvent.AdjustmentsRecorded;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeCompleted;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeLeft;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeStarted;
import io.placemarket.kernel.cohort.StudentEvent.StudentForgotten;
import io.placemarket.kernel.cohort.StudentEvent.StudentReinstated;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A cohort of four that must be placed in three weeks from Monday 23 November. */
class ProgrammesViewTest {
    private static final Week FIRST = Week.of(Story.MONDAY);
    private static final LocalDate SEPTEMBER = LocalDate.of(2025, 9, 22);
    private static final SealedReason WHY = SealedReason.of(ReasonCode.STUDENT_LEFT_PROGRAMME);

    private final Story story = new Story(22);
    private final OrganisationId north = story.university("North");
    private final CohortId cohort = story.cohort(north, 4, WeekSet.range(FIRST, FIRST.plus(2)));
    private final List<StudentId> students = story.enrol(north, cohort, 4);

    private ProgrammesView.State state(int student) {
        return story.market()
                .programmes()
                .find(students.get(student))
                .map(ProgrammesView.Life::state)
                .orElse(ProgrammesView.State.NOT_STARTED);
    }

    @Test
    void a_programme_is_started_then_completed_or_left() {
        story.tell(new ProgrammeStarted(students.get(0), cohort, SEPTEMBER));
        story.tell(new ProgrammeStarted(students.get(1), cohort, SEPTEMBER));
        story.tell(new ProgrammeCompleted(students.get(0), cohort, Story.MONDAY));
        story.tell(new ProgrammeLeft(students.get(2), cohort, Story.MONDAY, WHY));
        assertThat(List.of(state(0), state(1), state(2), state(3)))
                .containsExactly(
                        ProgrammesView.State.COMPLETED,
                        ProgrammesView.State.STARTED,
                        ProgrammesView.State.LEFT,
                        ProgrammesView.State.NOT_STARTED);
    }

    @Test
    void an_end_that_was_taken_back_leaves_no_trace_in_what_is_shown() {
        story.tell(new ProgrammeStarted(students.get(0), cohort, SEPTEMBER));
        story.tell(new ProgrammeCompleted(students.get(0), cohort, Story.MONDAY));
        story.tell(new StudentReinstated(students.get(0), cohort, WHY));
        story.tell(
                new ProgrammeLeft(students.get(1), cohort, Story.MONDAY, WHY),
                new StudentLeftCohort(cohort, students.get(1), Story.MONDAY));
        story.tell(
                new StudentReinstated(students.get(1), cohort, WHY),
                new StudentReturnedToCohort(cohort, students.get(1)));
        assertThat(List.of(state(0), state(1)))
                .containsExactly(ProgrammesView.State.STARTED, ProgrammesView.State.NOT_STARTED);
        assertThat(story.market().programmes().all())
                .allMatch(life -> life.ended().isEmpty());
        Market market = story.market();
        assertThat(market.demand(market.cohorts().find(cohort).orElseThrow()).stillToPlace(FIRST.plus(1)))
                .isEqualTo(4);
    }

    @Test
    void who_left_needs_no_place_in_the_weeks_after_that_of_the_last_day() {
        story.tell(
                new ProgrammeLeft(students.getFirst(), cohort, Story.MONDAY.plusDays(3), WHY),
                new StudentLeftCohort(cohort, students.getFirst(), Story.MONDAY.plusDays(3)));
        Market market = story.market();
        Demand demand = market.demand(market.cohorts().find(cohort).orElseThrow());
        assertThat(List.of(
                        demand.stillToPlace(FIRST),
                        demand.stillToPlace(FIRST.plus(1)),
                        demand.stillToPlace(FIRST.plus(2)),
                        demand.stillToPlace(FIRST.plus(3))))
                .containsExactly(4, 3, 3, 0);
        assertThat(demand.heads()).isEqualTo(3);
    }

    private List<Integer> stillToPlace() {
        Market market = story.market();
        Demand demand = market.demand(market.cohorts().find(cohort).orElseThrow());
        return Stream.of(0, 1, 2)
                .map(week -> demand.stillToPlace(FIRST.plus(week)))
                .toList();
    }

    @Test
    void as_many_are_expected_as_before_of_whom_one_was_forgotten_and_enrolled_again() {
        story.tell(new StudentTakenOffCohort(cohort, students.getFirst(), Story.MONDAY));
        assertThat(stillToPlace()).containsExactly(4, 4, 4);
        story.enrol(north, cohort, 1);
        // five were ever enrolled: in the week of the day both count
        assertThat(stillToPlace()).containsExactly(5, 4, 4);
    }

    @Test
    void who_was_forgotten_needs_no_place_from_then_on_and_has_no_number_and_no_adjustments() {
        StudentId student = students.getFirst();
        story.enrol(north, cohort, 1);
        story.tell(new AdjustmentsRecorded(student, Optional.of("c2VhbGVk")));
        story.tell(
                new StudentForgotten(student, ForgettingReason.ASKED_BY_STUDENT),
                new StudentTakenOffCohort(cohort, student, Story.MONDAY));
        assertThat(stillToPlace()).containsExactly(5, 4, 4);
        Market market = story.market();
        CohortsView.Student known = market.cohorts().student(student).orElseThrow();
        assertThat(known.forgotten()).isTrue();
        assertThat(known.sealedReference()).isEmpty();
        assertThat(market.adjustments().sealed(student)).isEmpty();
    }
}
