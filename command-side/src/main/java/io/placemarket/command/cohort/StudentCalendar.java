package io.placemarket.command.cohort;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.StudentEvent.StudentBooked;
import io.placemarket.kernel.cohort.StudentEvent.StudentFreed;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.refusal.StudentRefusal.StudentAlreadyBooked;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is booked for a student: two bookings share a week only where both name weekdays and those are disjoint (domain guide, "Rules that must
 * never break", 2).
 */
final class StudentCalendar {
    private final Map<AllocationId, Booked> byAllocation = new HashMap<>();

    /**
     * One booking.
     *
     * @param weeks those that are left of it; none where it gave all up
     * @param simulated half-hours a week, 0 where it is not simulated
     */
    record Booked(WeekSet weeks, Weekdays days, int simulated) {
        Booked without(WeekSet given) {
            return new Booked(weeks.minus(given), days, simulated);
        }
    }

    /** Weeks an allocation gives up, while it is asked what would be true then. */
    record Leaving(AllocationId allocation, WeekSet given) {
        Booked after(AllocationId of, Booked booked) {
            return of.equals(allocation) ? booked.without(given) : booked;
        }
    }

    void on(StudentBooked booked) {
        byAllocation.put(
                booked.allocation(),
                new Booked(
                        booked.weeks(),
                        booked.weekdays().orElse(Weekdays.ALL),
                        booked.simulatedHalfHours().orElse(0)));
    }

    void on(StudentFreed freed) {
        byAllocation.computeIfPresent(freed.allocation(), (allocation, booked) -> booked.without(freed.weeks()));
    }

    /** The weeks that are left of each allocation, of those that have ended too. */
    Map<AllocationId, WeekSet> booked() {
        Map<AllocationId, WeekSet> booked = new HashMap<>();
        byAllocation.forEach((allocation, entry) -> booked.put(allocation, entry.weeks()));
        return booked;
    }

    /** Those that are left of an allocation. */
    WeekSet weeks(AllocationId allocation) {
        return Optional.ofNullable(byAllocation.get(allocation))
                .map(Booked::weeks)
                .orElse(WeekSet.none());
    }

    /** Every week that is booked for one of those allocations. */
    WeekSet weeks(Predicate<AllocationId> which) {
        return byAllocation.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .map(entry -> entry.getValue().weeks())
                .reduce(WeekSet.none(), WeekSet::plus);
    }

    /** The allocations that have some of the weeks, in the order of their identifiers. */
    Set<String> in(WeekSet weeks) {
        Set<String> some = new TreeSet<>();
        byAllocation.forEach((allocation, booked) -> {
            if (!booked.weeks().and(weeks).isEmpty()) {
                some.add(allocation.value());
            }
        });
        return some;
    }

    /** Half-hours that are simulated, in all. */
    int simulatedHalfHours(Optional<Leaving> leaving) {
        return after(leaving)
                .mapToInt(booked -> booked.simulated() * booked.weeks().size())
                .sum();
    }

    /**
     * Refuses weeks in which something is booked on any of those days.
     *
     * @throws io.placemarket.kernel.problem.RefusedException {@code student-already-booked} with the weeks that clash, never with whom
     */
    void checkFree(Optional<Leaving> leaving, WeekSet weeks, Optional<Weekdays> weekdays, String named) {
        WeekSet clash = after(leaving)
                .filter(booked -> booked.days().overlaps(weekdays.orElse(Weekdays.ALL)))
                .map(Booked::weeks)
                .reduce(WeekSet.none(), WeekSet::plus)
                .and(weeks);
        if (!clash.isEmpty()) {
            throw new StudentAlreadyBooked(named, clash, weeks.minus(clash)).thrown();
        }
    }

    private Stream<Booked> after(Optional<Leaving> leaving) {
        return byAllocation.entrySet().stream()
                .map(entry -> leaving.map(from -> from.after(entry.getKey(), entry.getValue()))
                        .orElse(entry.getValue()));
    }
}
