package io.placemarket.command.cohort;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.command.message.Outcome.ProgrammeEnd;
import io.placemarket.command.message.Outcome.RequirementWarning;
import io.placemarket.command.message.StudentCommand.RecordRequirement;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.StudentEvent;
import io.placemarket.kernel.cohort.StudentEvent.AdjustmentsRecorded;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeCompleted;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeLeft;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeStarted;
import io.placemarket.kernel.cohort.StudentEvent.RequirementRecorded;
import io.placemarket.kernel.cohort.StudentEvent.StudentBooked;
import io.placemarket.kernel.cohort.StudentEvent.StudentFreed;
import io.placemarket.kernel.cohort.StudentEvent.StudentJoinedCohort;
import io.placemarket.kernel.cohort.StudentEvent.StudentRegistered;
import io.placemarket.kernel.cohort.StudentEvent.StudentReinstated;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/** A student's calendar: never in two places on one day (domain guide, "Rules that must never break", 2). */
@AggregateRoot
public class Student {
    @AggregateIdentifier
    private StudentId id;

    private OrganisationId university;
    private final Map<AllocationId, Booked> calendar = new HashMap<>();
    /** Half-hours a week of those allocations that are simulated. */
    private final Map<AllocationId, Integer> simulated = new HashMap<>();

    private final Set<CohortId> cohorts = new HashSet<>();
    private final Clearance clearance = new Clearance();
    private final ProgrammeLife programme = new ProgrammeLife();
    private boolean adjusted;

    private record Booked(WeekSet weeks, Weekdays days) {
        Booked without(WeekSet given) {
            return new Booked(weeks.minus(given), days);
        }
    }

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Student() {}

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Student(StudentRegistered registered) {
        apply(registered);
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
        checkFree(weeks, weekdays, named);
        checkSimulated(hours, weeks, named);
        apply(new StudentBooked(id, allocation, weeks, weekdays, hours.halfHours()));
    }

    /** The same of what was so before there was a market: simulated hours count and are not refused. */
    public void record(
            AllocationId allocation, WeekSet weeks, Optional<Weekdays> weekdays, String named, Simulated hours) {
        checkFree(weeks, weekdays, named);
        apply(new StudentBooked(id, allocation, weeks, weekdays, hours.halfHours()));
    }

    /** @throws io.placemarket.kernel.problem.RefusedException {@code simulated-hours-exceeded} */
    public void checkSimulated(Simulated hours, WeekSet weeks, String named) {
        hours.check(simulatedHalfHours(), weeks, named);
    }

    /** The same when an allocation has given up some of its weeks. */
    public void checkSimulatedAfter(AllocationId leaving, WeekSet given, Simulated hours, WeekSet weeks, String named) {
        int less = simulated.getOrDefault(leaving, 0) * given.size();
        hours.check(simulatedHalfHours() - less, weeks, named);
    }

    private int simulatedHalfHours() {
        return simulated.entrySet().stream()
                .mapToInt(entry -> entry.getValue()
                        * Optional.ofNullable(calendar.get(entry.getKey()))
                                .map(booked -> booked.weeks().size())
                                .orElse(0))
                .sum();
    }

    public StudentId id() {
        return id;
    }

    OrganisationId university() {
        return university;
    }

    /** Everything ever booked for the student, and the cohorts. */
    public StudentDiary.Page diary() {
        Map<AllocationId, WeekSet> booked = new HashMap<>();
        calendar.forEach((allocation, entry) -> booked.put(allocation, entry.weeks()));
        return new StudentDiary.Page(university, booked, cohorts);
    }

    /** The same of what is told of one student; nothing where nothing is told. */
    public static Optional<StudentDiary.Page> diary(List<StudentEvent> told) {
        Student student = new Student();
        told.forEach(student::on);
        return told.isEmpty() ? Optional.empty() : Optional.of(student.diary());
    }

    /** Enrols it in another cohort of its university, unless the programme has ended: how and when it did. */
    Optional<ProgrammeEnd> join(CohortId cohort) {
        Optional<ProgrammeEnd> end = programme.end();
        if (end.isEmpty() && !cohorts.contains(cohort)) {
            apply(new StudentJoinedCohort(id, cohort));
        }
        return end;
    }

    /** Starts the programme: whether that is news. */
    public boolean startProgramme(CohortId cohort, LocalDate day, LocalDate today, String named) {
        boolean news = programme.starts(day, today, named);
        if (news) {
            apply(new ProgrammeStarted(id, cohort, day));
        }
        return news;
    }

    /**
     * Completes it: whether that is news.
     *
     * @param ended allocations that stand no more: what had begun of them stays in the calendar, and is over all the same
     */
    public boolean completeProgramme(
            CohortId cohort, LocalDate day, LocalDate today, Set<AllocationId> ended, String named) {
        Week next = Week.of(today).plus(1);
        WeekSet booked = calendar.entrySet().stream()
                .map(entry -> ended.contains(entry.getKey())
                        ? entry.getValue().weeks().from(next)
                        : entry.getValue().weeks())
                .reduce(WeekSet.none(), WeekSet::plus);
        boolean news = programme.completes(day, today, booked, named);
        if (news) {
            apply(new ProgrammeCompleted(id, cohort, day));
        }
        return news;
    }

    /** Leaves it: whether that is news. */
    public boolean leaveProgramme(CohortId cohort, LocalDate lastDay, Reason reason, LocalDate today, String named) {
        boolean news = programme.leaves(lastDay, today, named);
        if (news) {
            apply(new ProgrammeLeft(id, cohort, lastDay, reason));
        }
        return news;
    }

    /**
     * Goes on with the programme: that it was completed or left is taken back.
     *
     * @throws io.placemarket.kernel.problem.RefusedException {@code wrong-state} where it has not ended
     */
    public void reinstate(CohortId cohort, Reason reason, String named) {
        programme.checkEnded(named);
        apply(new StudentReinstated(id, cohort, reason));
    }

    /** Needs these adjustments, encrypted; that none are needed is told once. */
    void adjust(Optional<String> sealed) {
        if (sealed.isPresent() || adjusted) {
            apply(new AdjustmentsRecorded(id, sealed));
        }
    }

    /** Meets a requirement so far. */
    public void record(RecordRequirement command) {
        Clearance.check(command.status(), command.expires());
        apply(new RequirementRecorded(id, command.requirement(), command.status(), command.expires()));
    }

    /** Requirements the student does not meet until that day, as far as is known. */
    public List<RequirementWarning> warnings(LocalDate lastDay) {
        return clearance.warnings(lastDay);
    }

    /** Refuses weeks in which the student is placed already, on any of those days, and any where the programme has ended. */
    public void checkFree(WeekSet weeks, Optional<Weekdays> weekdays, String named) {
        programme.checkGoesOn(named);
        refuse(clash(calendar.values().stream(), weeks, weekdays), named);
    }

    /** The same when an allocation has given up some of its weeks. */
    public void checkFreeAfter(
            AllocationId leaving, WeekSet given, WeekSet weeks, Optional<Weekdays> weekdays, String named) {
        programme.checkGoesOn(named);
        Stream<Booked> others = calendar.entrySet().stream()
                .map(entry -> entry.getKey().equals(leaving) ? entry.getValue().without(given) : entry.getValue());
        refuse(clash(others, weeks, weekdays), named);
    }

    private static WeekSet clash(Stream<Booked> others, WeekSet weeks, Optional<Weekdays> weekdays) {
        return others.filter(booked -> booked.days().overlaps(weekdays.orElse(Weekdays.ALL)))
                .map(Booked::weeks)
                .reduce(WeekSet.none(), WeekSet::plus)
                .and(weeks);
    }

    private static void refuse(WeekSet clash, String named) {
        if (!clash.isEmpty()) {
            throw Problem.of(
                            ProblemCode.STUDENT_ALREADY_BOOKED,
                            "Student " + named + " is placed already in " + clash + ".")
                    .with("student", named)
                    .with("weeks", clash.runs())
                    .refused();
        }
    }

    /** Gives back those of the weeks that belong to the allocation. */
    public void free(AllocationId allocation, WeekSet weeks) {
        WeekSet given = Optional.ofNullable(calendar.get(allocation))
                .map(booked -> booked.weeks().and(weeks))
                .orElse(WeekSet.none());
        if (!given.isEmpty()) {
            apply(new StudentFreed(id, allocation, given));
        }
    }

    @EventSourcingHandler
    void on(StudentEvent event) {
        switch (event) {
            case StudentRegistered registered -> {
                id = registered.student();
                university = registered.university();
                cohorts.add(registered.cohort());
            }
            case AdjustmentsRecorded recorded ->
                adjusted = recorded.sealedAdjustments().isPresent();
            case StudentJoinedCohort joined -> cohorts.add(joined.cohort());
            case ProgrammeStarted started -> programme.on(started);
            case ProgrammeCompleted completed -> programme.on(completed);
            case ProgrammeLeft left -> programme.on(left);
            case StudentReinstated back -> programme.goOn();
            case StudentBooked booked -> {
                calendar.put(
                        booked.allocation(),
                        new Booked(booked.weeks(), booked.weekdays().orElse(Weekdays.ALL)));
                booked.simulatedHalfHours().ifPresent(hours -> simulated.put(booked.allocation(), hours));
            }
            case RequirementRecorded recorded -> clearance.record(recorded);
            case StudentFreed freed ->
                calendar.computeIfPresent(freed.allocation(), (allocation, booked) -> booked.without(freed.weeks()));
        }
    }
}
