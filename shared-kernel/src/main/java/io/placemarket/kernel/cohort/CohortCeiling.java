package io.placemarket.kernel.cohort;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.WeekdayCounts;
import io.placemarket.kernel.calendar.Weekdays;
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
    public static int of(int students) {
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
}
