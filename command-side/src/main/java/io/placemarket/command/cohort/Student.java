package io.placemarket.command.cohort;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.StudentEvent;
import io.placemarket.kernel.cohort.StudentEvent.StudentBooked;
import io.placemarket.kernel.cohort.StudentEvent.StudentFreed;
import io.placemarket.kernel.cohort.StudentEvent.StudentRegistered;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/** A student's calendar: never in two places on one day (domain guide, "Rules that must never break", 2). */
@AggregateRoot
public class Student {
    @AggregateIdentifier
    private StudentId id;

    private final Map<AllocationId, Booked> calendar = new HashMap<>();

    private record Booked(WeekSet weeks, Weekdays days) {}

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
    public void book(AllocationId allocation, WeekSet weeks, Optional<Weekdays> weekdays, String named) {
        WeekSet clash = calendar.values().stream()
                .filter(booked -> booked.days().overlaps(weekdays.orElse(Weekdays.ALL)))
                .map(Booked::weeks)
                .reduce(WeekSet.none(), WeekSet::plus)
                .and(weeks);
        if (!clash.isEmpty()) {
            throw Problem.of(
                            ProblemCode.STUDENT_ALREADY_BOOKED,
                            "Student " + named + " is placed already in " + clash + ".")
                    .with("student", named)
                    .with("weeks", clash.runs())
                    .refused();
        }
        apply(new StudentBooked(id, allocation, weeks, weekdays));
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
            case StudentRegistered registered -> id = registered.student();
            case StudentBooked booked ->
                calendar.put(
                        booked.allocation(),
                        new Booked(booked.weeks(), booked.weekdays().orElse(Weekdays.ALL)));
            case StudentFreed freed ->
                calendar.computeIfPresent(
                        freed.allocation(),
                        (allocation, booked) -> new Booked(booked.weeks().minus(freed.weeks()), booked.days()));
        }
    }
}
