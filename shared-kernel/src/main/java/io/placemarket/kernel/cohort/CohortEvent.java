package io.placemarket.kernel.cohort;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventName;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What happens to a cohort. */
public sealed interface CohortEvent extends DomainEvent {
    CohortId cohort();

    /** A university has students to place. */
    @EventName("CohortCreated")
    record CohortCreated(CohortId cohort, OrganisationId university, Programme programme) implements CohortEvent {}

    /** Students joined it. */
    @EventName("StudentsEnrolled")
    record StudentsEnrolled(CohortId cohort, List<Enrolment> students) implements CohortEvent {
        public StudentsEnrolled {
            students = List.copyOf(students);
        }
    }

    /** Places were held or filled for it: so many heads in each of the weeks. */
    @EventName("CohortPlacesTaken")
    record CohortPlacesTaken(CohortId cohort, int heads, WeekSet weeks, Optional<Weekdays> weekdays)
            implements CohortEvent {
        /** For whole weeks. */
        public CohortPlacesTaken(CohortId cohort, int heads, WeekSet weeks) {
            this(cohort, heads, weeks, Optional.empty());
        }
    }

    /** It takes so many heads fewer in each of the weeks. */
    @EventName("CohortPlacesGivenBack")
    record CohortPlacesGivenBack(CohortId cohort, int heads, WeekSet weeks, Optional<Weekdays> weekdays)
            implements CohortEvent {
        /** For whole weeks. */
        public CohortPlacesGivenBack(CohortId cohort, int heads, WeekSet weeks) {
            this(cohort, heads, weeks, Optional.empty());
        }
    }

    /** One of its students left the programme, and needs no place in the weeks after that of the last day. */
    @EventName("StudentLeftCohort")
    record StudentLeftCohort(CohortId cohort, StudentId student, LocalDate lastDay) implements CohortEvent {}

    /** One of its students who was said to have left goes on, and needs places again. */
    @EventName("StudentReturnedToCohort")
    record StudentReturnedToCohort(CohortId cohort, StudentId student) implements CohortEvent {}

    /**
     * One of its students was forgotten: needs no place in the weeks after that of the day, and the number means nobody from now on. Where it is
     * enrolled again, that is somebody new.
     */
    @EventName("StudentTakenOffCohort")
    record StudentTakenOffCohort(CohortId cohort, StudentId student, LocalDate on) implements CohortEvent {}

    /**
     * One of them.
     *
     * @param student the market's identifier
     * @param referenceHash a keyed hash of the university's own number, by which the same student is known again
     */
    record Enrolment(StudentId student, String referenceHash) {}
}
