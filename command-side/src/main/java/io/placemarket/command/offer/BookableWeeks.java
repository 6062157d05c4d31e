package io.placemarket.command.offer;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.Optional;

/** Only weeks of the offer can be booked, and none before the current week. */
final class BookableWeeks {
    private BookableWeeks() {}

    static WeekSet of(WeekSet offered, Optional<WeekSet> asked, Week thisWeek) {
        WeekSet weeks = asked.orElseGet(() -> offered.from(thisWeek));
        if (asked.isPresent() && weeks.isEmpty()) {
            throw Problem.missing("weeks", "at least one of the offer's weeks, " + offered)
                    .refused();
        }
        if (!offered.containsAll(weeks)) {
            throw Problem.invalid("weeks", weeks.toString(), "weeks of the offer: " + offered)
                    .refused();
        }
        if (weeks.isEmpty() || weeks.first().isBefore(thisWeek)) {
            throw Problem.of(
                            ProblemCode.WEEKS_HAVE_BEGUN,
                            "This week is " + thisWeek + "; what lies before it cannot be booked.")
                    .with(
                            "weeks",
                            offered.and(weeks.isEmpty() ? offered : weeks)
                                    .before(thisWeek)
                                    .runs())
                    .refused();
        }
        return weeks;
    }
}
