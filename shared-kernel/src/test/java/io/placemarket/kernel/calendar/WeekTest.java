package io.placemarket.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeekTest {
    @Test
    void a_week_is_the_one_the_calendar_says_for_every_day_of_sixty_years() {
        for (LocalDate day = LocalDate.of(1990, 1, 1); day.getYear() < 2050; day = day.plusDays(1)) {
            Week week = Week.of(day);
            assertThat(week.monday()).isBeforeOrEqualTo(day);
            assertThat(week.sunday()).isAfterOrEqualTo(day);
            assertThat(week.toString())
                    .isEqualTo("%d-W%02d"
                            .formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
            assertThat(Week.parse(week.toString())).isEqualTo(week);
        }
    }

    @Test
    void the_days_around_new_year_belong_to_the_iso_year() {
        assertThat(Week.of(LocalDate.of(2027, 1, 1))).hasToString("2026-W53");
        assertThat(Week.of(LocalDate.of(2026, 1, 1))).hasToString("2026-W01");
        assertThat(Week.parse("2026-W53").plus(1)).hasToString("2027-W01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-W53", "2026-W54", "2026-W00", "2026-47", "26-W47", "", "2026-W4", "2026-W047"})
    void what_is_no_iso_week_is_refused(String text) {
        assertThatThrownBy(() -> Week.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
