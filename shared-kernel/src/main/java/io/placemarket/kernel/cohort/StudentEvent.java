package io.placemarket.kernel.cohort;

import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventName;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/** What happens to a student's calendar. */
public sealed interface StudentEvent extends DomainEvent {
    StudentId student();

    /**
     * The market knows the student from now on, by a random identifier.
     *
     * @param sealedReference the university's own number, encrypted under this student's own key (Base64)
     */
    @EventName("StudentRegistered")
    record StudentRegistered(StudentId student, OrganisationId university, CohortId cohort, String sealedReference)
            implements StudentEvent {}

    /**
     * The weeks belong to that allocation.
     *
     * @param weekdays on which the student is there; every day where absent
     * @param simulatedHalfHours half-hours a week, where the offer is technology-based
     */
    @EventName("StudentBooked")
    record StudentBooked(
            StudentId student,
            AllocationId allocation,
            WeekSet weeks,
            Optional<Weekdays> weekdays,
            OptionalInt simulatedHalfHours)
            implements StudentEvent {
        /** For whole weeks that are not simulated. */
        public StudentBooked(StudentId student, AllocationId allocation, WeekSet weeks) {
            this(student, allocation, weeks, Optional.empty(), OptionalInt.empty());
        }
    }

    /**
     * How far the student meets a requirement, as the university says; this replaces what it said before.
     *
     * @param expires the last day on which it holds, where it ends
     */
    @EventName("RequirementRecorded")
    record RequirementRecorded(
            StudentId student, Requirement requirement, RequirementStatus status, Optional<LocalDate> expires)
            implements StudentEvent {}

    /**
     * What adjustments the student needs; this replaces what was recorded before.
     *
     * @param sealedAdjustments the university's words, encrypted under this student's own key (Base64); absent where none are needed
     */
    @EventName("AdjustmentsRecorded")
    record AdjustmentsRecorded(StudentId student, Optional<String> sealedAdjustments) implements StudentEvent {}

    /** The university enrolled a student it has already in another of its cohorts too. */
    @EventName("StudentJoinedCohort")
    record StudentJoinedCohort(StudentId student, CohortId cohort) implements StudentEvent {}

    /**
     * The student started the programme: once a student, and never the start of a placement.
     *
     * @param cohort whose profession and route it counts for
     */
    @EventName("ProgrammeStarted")
    record ProgrammeStarted(StudentId student, CohortId cohort, LocalDate on) implements StudentEvent {}

    /** The student completed the programme. */
    @EventName("ProgrammeCompleted")
    record ProgrammeCompleted(StudentId student, CohortId cohort, LocalDate on) implements StudentEvent {}

    /** The student left the programme before completing it. What was booked after the last day was given up in the same unit of work. */
    @EventName("ProgrammeLeft")
    record ProgrammeLeft(StudentId student, CohortId cohort, LocalDate lastDay, SealedReason reason)
            implements StudentEvent {}

    /**
     * The student goes on with the programme: that it was completed or left is taken back. What leaving gave up stays given up.
     *
     * @param reason seen by the university only
     */
    @EventName("StudentReinstated")
    record StudentReinstated(StudentId student, CohortId cohort, SealedReason reason) implements StudentEvent {}

    /**
     * The university lets the market forget who the student is. The student's key is deleted for it, so that nothing that was sealed under it
     * can be read any more, the log included.
     */
    @EventName("StudentForgotten")
    record StudentForgotten(StudentId student, ForgettingReason reason) implements StudentEvent {}

    /** The weeks no longer belong to that allocation. */
    @EventName("StudentFreed")
    record StudentFreed(StudentId student, AllocationId allocation, WeekSet weeks) implements StudentEvent {}
}
