package io.placemarket.kernel.cohort;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.WeekdayCounts;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.refusal.CapacityRefusal.CohortCeilingReached;
import java.util.Comparator;
import java.util.function.ToIntFunction;

/**
 * What a cohort holds and fills in a week never exceeds its size and a slack: hoarding is the usual complaint (domain guide, "Hold"). The
 * slack leaves room for choosing among offers.
 */
public final class CohortCeiling {
    /** Places a week for a hundred students. */
    private static final int PERCENT = 110;

    private CohortCeiling() {}

    /** The most places a cohort of so many may take in a week; a part of a place counts as one. */
    static int of(int students) {
        return Math.ceilDiv(students * PERCENT, 100);
    }

    /**
     * How many more a cohort may take in each of the weeks; 0 in no weeks.
     *
     * @param students how many it has in a week
     * @param taken what it holds and fills
     * @param days on which they would be there
     */
    public static int left(ToIntFunction<Week> students, WeekdayCounts taken, WeekSet weeks, Weekdays days) {
        return weeks.stream()
                .mapToInt(week -> Math.max(0, of(students.applyAsInt(week)) - taken.on(days, week)))
                .min()
                .orElse(0);
    }

    /**
     * Refuses so many more in each of the weeks where one of them has not so many left.
     *
     * @throws io.placemarket.kernel.problem.RefusedException {@code cohort-ceiling}
     */
    public static void check(
            ToIntFunction<Week> students, WeekdayCounts taken, int more, WeekSet weeks, Weekdays days) {
        Week fullest = weeks.stream()
                .min(Comparator.comparingInt(week -> of(students.applyAsInt(week)) - taken.on(days, week)))
                .orElseThrow();
        int ceiling = of(students.applyAsInt(fullest));
        int there = taken.on(days, fullest);
        if (there + more > ceiling) {
            throw new CohortCeilingReached(fullest, ceiling, there, students.applyAsInt(fullest), more).thrown();
        }
    }
}
