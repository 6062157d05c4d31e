package io.placemarket.command.area;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.refusal.WeeksRefusal.CountedWeeks;

/** What is said of an area's weeks is said of this one and those to come. */
final class AreaWeeks {
    private AreaWeeks() {}

    static void check(WeekSet weeks, Week thisWeek) {
        if (weeks.isEmpty()) {
            throw Problem.missing("weeks", "at least one week").refused();
        }
        if (weeks.first().isBefore(thisWeek)) {
            throw new CountedWeeks(weeks.before(thisWeek), thisWeek).thrown();
        }
    }
}
