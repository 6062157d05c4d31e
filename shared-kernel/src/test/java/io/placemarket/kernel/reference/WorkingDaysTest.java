package io.placemarket.kernel.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
    private final WorkingDays days = WorkingDays.england();

    @ParameterizedTest(name = "{1} working days after {0} is {2}")
    @CsvSource({
        "2026-11-25, 0, 2026-11-25",
        "2026-11-25, 1, 2026-11-26",
        "2026-11-25, 5, 2026-12-02",
        "2026-11-28, 1, 2026-11-30",
        "2026-12-24, 1, 2026-12-29",
        "2026-12-31, 1, 2027-01-04",
        "2027-12-24, 1, 2027-12-29",
        "2028-04-13, 1, 2028-04-18"
    })
    void weekends_and_bank_holidays_do_not_count(LocalDate from, int count, LocalDate expected) {
        assertThat(days.after(from, count)).isEqualTo(expected);
    }

    @Test
    void it_says_until_when_bank_holidays_are_known() {
        assertThat(days.knownUntil()).isEqualTo("2028-12-31");
        assertThat(days.contains(LocalDate.of(2029, 1, 1)))
                .as("nobody has said")
                .isTrue();
    }

    @Test
    void every_year_has_its_eight_bank_holidays_on_weekdays() {
        for (int year = 2025; year <= 2028; year++) {
            LocalDate first = LocalDate.of(year, 1, 1);
            assertThat(first.datesUntil(first.plusYears(1))
                            .filter(day -> day.getDayOfWeek().getValue() < 6)
                            .filter(day -> !days.contains(day)))
                    .as("in " + year)
                    .hasSize(8);
        }
    }
}
