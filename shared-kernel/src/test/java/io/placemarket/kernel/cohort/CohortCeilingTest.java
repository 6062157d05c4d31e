package io.placemarket.kernel.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.WeekdayCounts;
import io.placemarket.kernel.calendar.Weekdays;
import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CohortCeilingTest {
    private static final Week FIRST = Week.parse("2026-W49");
    private static final Weekdays WEDNESDAY = Weekdays.of(DayOfWeek.WEDNESDAY);

    @ParameterizedTest
    @CsvSource({"0,0", "1,2", "10,11", "11,13", "80,88", "100,110"})
    void a_tenth_more_than_its_size_and_a_part_of_a_place_counts_as_one(int students, int places) {
        assertThat(CohortCeiling.of(students)).isEqualTo(places);
    }

    @Test
    void what_is_left_is_what_is_left_in_the_fullest_week_on_these_days() {
        WeekdayCounts taken = new WeekdayCounts();
        taken.add(WEDNESDAY, FIRST, 9);
        WeekSet both = WeekSet.range(FIRST, FIRST.plus(1));
        assertThat(CohortCeiling.left(week -> 10, taken, both, WEDNESDAY)).isEqualTo(2);
        assertThat(CohortCeiling.left(week -> 10, taken, both, Weekdays.of(DayOfWeek.FRIDAY)))
                .isEqualTo(11);
        assertThat(CohortCeiling.left(week -> 5, taken, both, WEDNESDAY)).isZero();
        assertThat(CohortCeiling.left(week -> 10, taken, WeekSet.none(), WEDNESDAY))
                .isZero();
    }
}
