package io.placemarket.kernel.release;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekCounts;
import io.placemarket.kernel.calendar.WeekSet;
import java.util.List;

/** What is left to give, week by week, while a release is resolved. */
final class FreeRoom {
    private final WeekCounts left = new WeekCounts();

    FreeRoom(List<FreePlaces> free) {
        free.forEach(week -> left.add(week.week(), week.places()));
    }

    int at(Week week) {
        return left.at(week);
    }

    /** How many fit in all of the weeks; none in no weeks. */
    int of(WeekSet weeks) {
        return weeks.stream().mapToInt(left::at).min().orElse(0);
    }

    void take(int places, WeekSet weeks) {
        weeks.forEach(week -> left.add(week, -places));
    }
}
