package io.placemarket.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;

class WeekdayCountsTest {
    private static final Week WEEK = Week.parse("2026-W49");
    private static final Weekdays WEDNESDAY = Weekdays.of(DayOfWeek.WEDNESDAY);
    private static final Weekdays WEDNESDAY_THURSDAY = Weekdays.of(DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY);
    private static final Weekdays FRIDAY = Weekdays.of(DayOfWeek.FRIDAY);

    @Test
    void heads_are_those_of_the_busiest_weekday_of_the_week_or_of_the_days_asked_for() {
        WeekdayCounts counts = new WeekdayCounts();
        counts.add(Weekdays.ALL, WEEK, 2);
        counts.add(WEDNESDAY, WEEK, 1);
        counts.add(WEDNESDAY_THURSDAY, WEEK, 3);
        counts.add(FRIDAY, WEEK, 4);
        assertThat(counts.byDay(WEEK)).containsExactly(2, 2, 6, 5, 6, 2, 2);
        assertThat(counts.at(WEEK)).isEqualTo(6);
        assertThat(counts.on(Weekdays.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), WEEK))
                .isEqualTo(5);
        assertThat(counts.at(WEEK.plus(1))).isZero();
    }

    @Test
    void a_copy_is_changed_apart() {
        WeekdayCounts counts = new WeekdayCounts();
        counts.add(WEDNESDAY, WEEK, 1);
        WeekdayCounts copy = new WeekdayCounts(counts);
        copy.add(WEDNESDAY, WEEK, 1);
        assertThat(counts.at(WEEK)).isEqualTo(1);
        assertThat(copy.at(WEEK)).isEqualTo(2);
    }
}
