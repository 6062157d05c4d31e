package io.placemarket.command.cohort;

import static java.util.function.Predicate.not;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.command.cohort.StudentCalendar.Leaving;
import io.placemarket.command.message.Outcome.Known;
import io.placemarket.command.message.Outcome.RequirementWarning;
import io.placemarket.command.message.StudentCommand.RecordRequirement;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.ForgettingReason;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.cohort.StudentEvent;
import io.placemarket.kernel.cohort.StudentEvent.AdjustmentsRecorded;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeCompleted;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeLeft;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeStarted;
import io.placemarket.kernel.cohort.StudentEvent.RequirementRecorded;
import io.placemarket.kernel.cohort.StudentEvent.StudentBooked;
import io.placemarket.kernel.cohort.StudentEvent.StudentForgotten;
import io.placemarket.kernel.cohort.StudentEvent.StudentFreed;
import io.placemarket.kernel.cohort.StudentEvent.StudentJoinedCohort;
import io.placemarket.kernel.cohort.StudentEvent.StudentRegistered;
import io.placemarket.kernel.cohort.StudentEvent.StudentReinstated;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/** A student: what is booked ({@link StudentCalendar}), how far the programme is ({@link ProgrammeLife}), what is cleared ({@link Clearance}). */
@AggregateRoot
public class Student {
    @AggregateIdentifier
    private StudentId id;

    private OrganisationId university;
    private Forgetting forgetting;
    private final StudentCalendar calendar = new StudentCalendar();
    private final ProgrammeLife programme = new ProgrammeLife();
    private final Clearance clearance = new Clearance();
    private final Set<CohortId> cohorts = new HashSet<>();
    private boolean adjusted;

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Student() {}

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Student(StudentRegistered registered) {
        apply(registered);
    }

    public StudentId id() {
        return id;
    }

    OrganisationId university() {
        return university;
    }

    /** Everything ever booked for the student, and the cohorts. */
    public StudentDiary.Page diary() {
        return new StudentDiary.Page(university, calendar.booked(), cohorts);
    }

    /** The same of what is told of one student; nothing where nothing is told. */
    public static Optional<StudentDiary.Page> diary(List<StudentEvent> told) {
        Student student = new Student();
        told.forEach(student::on);
        return told.isEmpty() ? Optional.empty() : Optional.of(student.diary());
    }

    /**
     * Takes weeks of the calendar for an allocation.
     *
     * @param weekdays on which the student is there; every day where absent
     * @param named how whoever asks calls the student
     * @throws io.placemarket.kernel.problem.RefusedException {@code student-already-booked} with the weeks that clash, never with whom
     */
    public void book(
            AllocationId allocation, WeekSet weeks, Optional<Weekdays> weekdays, String named, Simulated hours) {
        checkSimulated(hours, weeks, named);
        record(allocation, weeks, weekdays, named, hours);
    }

    /** The same of what was so before there was a market: simulated hours count and are not refused. */
    public void record(
            AllocationId allocation, WeekSet weeks, Optional<Weekdays> weekdays, String named, Simulated hours) {
        checkFree(weeks, weekdays, named);
        apply(new StudentBooked(id, allocation, weeks, weekdays, hours.halfHours()));
    }

    /** Gives back those of the weeks that belong to the allocation. */
    public void free(AllocationId allocation, WeekSet weeks) {
        WeekSet given = calendar.weeks(allocation).and(weeks);
        if (!given.isEmpty()) {
            apply(new StudentFreed(id, allocation, given));
        }
    }

    /** Refuses weeks in which the student is placed already, on any of those days, and any where the programme has ended. */
    public void checkFree(WeekSet weeks, Optional<Weekdays> weekdays, String named) {
        checkTakesPlaces(named);
        calendar.checkFree(Optional.empty(), weeks, weekdays, named);
    }

    /** The same when an allocation has given up some of its weeks. */
    public void checkFreeAfter(
            AllocationId leaving, WeekSet given, WeekSet weeks, Optional<Weekdays> weekdays, String named) {
        checkTakesPlaces(named);
        calendar.checkFree(Optional.of(new Leaving(leaving, given)), weeks, weekdays, named);
    }

    private void checkTakesPlaces(String named) {
        forgetting.checkKnown(named);
        programme.checkGoesOn(named);
    }

    /** @throws io.placemarket.kernel.problem.RefusedException {@code simulated-hours-exceeded} */
    public void checkSimulated(Simulated hours, WeekSet weeks, String named) {
        hours.check(calendar.simulatedHalfHours(Optional.empty()), weeks, named);
    }

    /** The same when an allocation has given up some of its weeks. */
    public void checkSimulatedAfter(AllocationId leaving, WeekSet given, Simulated hours, WeekSet weeks, String named) {
        hours.check(calendar.simulatedHalfHours(Optional.of(new Leaving(leaving, given))), weeks, named);
    }

    /** Enrols it in another cohort of its university, unless it is being forgotten or the programme has ended: what is to be answered then. */
    Optional<Known> join(CohortId cohort) {
        Optional<Known> keptOut =
                forgetting.keptOut().or(() -> programme.end().map(end -> new Known(id, false, Optional.of(end))));
        if (keptOut.isEmpty() && !cohorts.contains(cohort)) {
            apply(new StudentJoinedCohort(id, cohort));
        }
        return keptOut;
    }

    /** Starts the programme: whether that is news. */
    public boolean startProgramme(CohortId cohort, LocalDate day, LocalDate today, String named) {
        forgetting.checkKnown(named);
        return tell(programme.starts(day, today, named), new ProgrammeStarted(id, cohort, day));
    }

    /**
     * Completes it: whether that is news.
     *
     * @param ended allocations that stand no more: what had begun of them stays in the calendar, and is over all the same
     */
    public boolean completeProgramme(
            CohortId cohort, LocalDate day, LocalDate today, Set<AllocationId> ended, String named) {
        forgetting.checkKnown(named);
        WeekSet toCome = calendar.weeks(ended::contains).from(Week.of(today).plus(1));
        WeekSet booked = calendar.weeks(not(ended::contains)).plus(toCome);
        return tell(programme.completes(day, today, booked, named), new ProgrammeCompleted(id, cohort, day));
    }

    /** Leaves it: whether that is news. */
    public boolean leaveProgramme(
            CohortId cohort, LocalDate lastDay, SealedReason reason, LocalDate today, String named) {
        forgetting.checkKnown(named);
        return tell(programme.leaves(lastDay, today, named), new ProgrammeLeft(id, cohort, lastDay, reason));
    }

    private static boolean tell(boolean news, StudentEvent event) {
        if (news) {
            apply(event);
        }
        return news;
    }

    /**
     * Goes on with the programme: that it was completed or left is taken back.
     *
     * @throws io.placemarket.kernel.problem.RefusedException {@code wrong-state} where it has not ended
     */
    public void reinstate(CohortId cohort, SealedReason reason, String named) {
        forgetting.checkKnown(named);
        programme.checkEnded(named);
        apply(new StudentReinstated(id, cohort, reason));
    }

    /** Needs these adjustments, encrypted; that none are needed is told once. */
    void adjust(Optional<String> sealed) {
        forgetting.checkKnown(id.value());
        if (sealed.isPresent() || adjusted) {
            apply(new AdjustmentsRecorded(id, sealed));
        }
    }

    /** Meets a requirement so far. */
    public void record(RecordRequirement command) {
        forgetting.checkKnown(id.value());
        Clearance.check(command.status(), command.expires());
        apply(new RequirementRecorded(id, command.requirement(), command.status(), command.expires()));
    }

    /** Those of the requirements that the student does not meet until that day, as far as is known. */
    public List<RequirementWarning> warnings(Predicate<Requirement> asked, LocalDate lastDay) {
        return clearance.warnings(asked, lastDay);
    }

    /** Is nobody anybody can name from now on. */
    void forget(ForgettingReason reason, LocalDate today) {
        forgetting.check(calendar, today);
        apply(new StudentForgotten(id, reason));
    }

    @EventSourcingHandler
    void on(StudentEvent event) {
        switch (event) {
            case StudentRegistered registered -> {
                id = registered.student();
                university = registered.university();
                forgetting = new Forgetting(id);
                cohorts.add(registered.cohort());
            }
            case StudentJoinedCohort joined -> cohorts.add(joined.cohort());
            case StudentBooked booked -> calendar.on(booked);
            case StudentFreed freed -> calendar.on(freed);
            case ProgrammeStarted started -> programme.on(started);
            case ProgrammeCompleted completed -> programme.on(completed);
            case ProgrammeLeft left -> programme.on(left);
            case StudentReinstated back -> programme.goOn();
            case RequirementRecorded recorded -> clearance.record(recorded);
            case AdjustmentsRecorded recorded ->
                adjusted = recorded.sealedAdjustments().isPresent();
            case StudentForgotten forgotten -> forgetting.happened();
        }
    }
}
