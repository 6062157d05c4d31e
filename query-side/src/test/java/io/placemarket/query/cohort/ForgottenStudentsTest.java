package io.placemarket.query.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.booking.AllocationEvent.StudentLeftEarly;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.CohortEvent.StudentTakenOffCohort;
import io.placemarket.kernel.cohort.ForgettingReason;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.cohort.RequirementStatus;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeLeft;
import io.placemarket.kernel.cohort.StudentEvent.RequirementRecorded;
import io.placemarket.kernel.cohort.StudentEvent.StudentForgotten;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.query.booking.AllocationRow;
import io.placemarket.query.market.Allocation;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Story;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.PageRequest;
import io.placemarket.query.reading.Today;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A cohort of two that must be placed in three weeks from Monday 23 November, with three students. */
class ForgottenStudentsTest {
    private static final Week FIRST = Week.of(Story.MONDAY);
    private static final WeekSet WEEKS = WeekSet.range(FIRST, FIRST.plus(2));
    private static final LocalDate AFTERWARDS = Story.MONDAY.plusWeeks(3);

    final Story story = new Story(31);
    final OrganisationId trust = story.trust();
    final OrganisationId north = story.university("North");
    final Actor university = new Actor("north", Role.UNIVERSITY, Optional.of(north));
    final CohortId cohort = story.cohort(north, 2, WEEKS);
    final List<StudentId> students = story.enrol(north, cohort, 3);
    final OfferId offer = story.offer(trust, story.area(trust, 10), 10, 3);

    private void place(WeekSet weeks) {
        students.forEach(student -> story.allocate(offer, cohort, north, student, weeks));
    }

    private void forget(StudentId student, LocalDate day) {
        story.tell(
                new StudentForgotten(student, ForgettingReason.NO_LONGER_NEEDED),
                new StudentTakenOffCohort(cohort, student, day));
    }

    private CohortRow cohort() {
        return new CohortReads(story.market()).one(cohort, university).cohort();
    }

    private StudentRow row(StudentId student) {
        Today today = new Today(AFTERWARDS);
        PageRequest page = PageRequest.of(new Filters(Map.of()), "students").whole();
        return new CohortReads(story.market())
                .students(cohort, page, today, university).items().stream()
                        .filter(row -> row.student().equals(student))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void who_was_forgotten_when_the_weeks_were_over_stays_placed_in_them() {
        place(WEEKS);
        CohortRow before = cohort();
        assertThat(before.placed()).isEqualTo(3);
        students.forEach(student -> forget(student, AFTERWARDS));
        assertThat(cohort()).isEqualTo(before);
        assertThat(row(students.getFirst()).forgotten()).isTrue();
        assertThat(row(students.getFirst()).placed()).isEqualTo(WEEKS);
    }

    @Test
    void who_was_forgotten_before_needs_no_place_from_then_on_and_had_those_of_before() {
        place(WeekSet.of(FIRST));
        assertThat(cohort().of()).isEqualTo(3);
        assertThat(cohort().partlyPlaced()).isEqualTo(3);
        forget(students.getFirst(), Story.MONDAY.plusWeeks(1));
        assertThat(cohort().of()).isEqualTo(2);
        assertThat(cohort().partlyPlaced()).isEqualTo(2);
        assertThat(row(students.getFirst()).placed()).isEqualTo(WeekSet.of(FIRST));
        assertThat(row(students.getFirst()).stillToPlace()).isEqualTo(WeekSet.of(FIRST.plus(1)));
        assertThat(row(students.getLast()).stillToPlace()).isEqualTo(WeekSet.range(FIRST.plus(1), FIRST.plus(2)));
    }

    private AllocationRow booked(AllocationId allocation) {
        Market market = story.market();
        return AllocationRow.of(
                market.bookings().allocation(allocation).orElseThrow(), market, new Today(AFTERWARDS), university);
    }

    @Test
    void neither_notes_nor_requirements_of_who_was_forgotten_are_told_and_the_reasons_codes_stay() {
        StudentId anna = students.getFirst();
        AllocationId allocation = story.allocate(offer, cohort, north, anna, WEEKS);
        SealedReason why = new SealedReason(ReasonCode.STUDENT_ILLNESS, "Anna Smith", Optional.empty());
        story.tell(new StudentLeftEarly(allocation, Story.MONDAY.plusDays(1), why, WeekSet.none()));
        story.tell(
                new RequirementRecorded(
                        anna, Requirement.HEALTH_CLEARANCE, RequirementStatus.NOT_CLEARED, Optional.empty()),
                new ProgrammeLeft(anna, cohort, Story.MONDAY.plusDays(1), why));
        assertThat(booked(allocation).reason()).contains(new Reason(ReasonCode.STUDENT_ILLNESS, "Anna Smith"));
        assertThat(row(anna).programme().reason()).contains(new Reason(ReasonCode.STUDENT_ILLNESS, "Anna Smith"));
        assertThat(row(anna).requirements()).hasSize(1);
        forget(anna, AFTERWARDS);
        assertThat(booked(allocation).reason()).contains(Reason.of(ReasonCode.STUDENT_ILLNESS));
        assertThat(row(anna).programme().reason()).contains(Reason.of(ReasonCode.STUDENT_ILLNESS));
        assertThat(row(anna).requirements()).isEmpty();
    }

    @Test
    void a_start_that_was_not_presumed_stays_so_and_why_is_told_no_more() {
        StudentId ben = students.get(1);
        AllocationId allocation = story.allocate(offer, cohort, north, ben, WEEKS);
        story.tell(new RequirementRecorded(ben, Requirement.DBS, RequirementStatus.NOT_CLEARED, Optional.empty()));
        assertThat(booked(allocation).notCleared()).hasSize(1);
        Allocation.State before = booked(allocation).state();
        assertThat(before).isEqualTo(Allocation.State.ACCEPTED);
        forget(ben, AFTERWARDS);
        assertThat(booked(allocation).notCleared()).isEmpty();
        assertThat(booked(allocation).state()).isEqualTo(before);
    }
}
