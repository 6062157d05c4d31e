package io.placemarket.query.cohort;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekCounts;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.WeekdayCounts;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.CohortCeiling;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Market;

/**
 * How many more places a cohort may take in the weeks it must be placed: what is found beyond it would be refused with
 * {@code cohort-ceiling}. Immutable.
 */
final class Headroom {
    private final WeekCounts students;
    private final WeekdayCounts taken;

    private Headroom(WeekCounts students, WeekdayCounts taken) {
        this.students = students;
        this.taken = taken;
    }

    static Headroom of(CohortsView.Entry cohort, Market market) {
        WeekCounts students = new WeekCounts();
        cohort.programme().weeks().forEach(week -> students.add(week, cohort.heads(week)));
        return new Headroom(students, market.taken(cohort));
    }

    /** In each of the weeks; 0 in no weeks. */
    int left(WeekSet weeks, Weekdays days) {
        return CohortCeiling.left(students::at, taken, weeks, days);
    }

    /** Week by week. */
    int[] byWeek(WeekSet weeks, Weekdays days) {
        return weeks.stream()
                .mapToInt((Week week) -> left(WeekSet.of(week), days))
                .toArray();
    }

    /** When it has taken so many more in each of the weeks. */
    Headroom taking(int heads, WeekSet weeks, Weekdays days) {
        WeekdayCounts more = new WeekdayCounts(taken);
        weeks.forEach(week -> more.add(days, week, heads));
        return new Headroom(students, more);
    }
}
