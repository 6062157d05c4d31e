package io.placemarket.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.organisation.Setting;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days, weeks and moments are written as people in the United Kingdom read them. */
class WordsTest {
    @Test
    void a_day_is_written_with_its_weekday() {
        assertThat(Words.day(LocalDate.of(2026, 11, 23))).isEqualTo("Mon 23 Nov 2026");
        assertThat(Words.day(LocalDate.of(2026, 9, 1))).isEqualTo("Tue 1 Sep 2026");
        assertThat(Words.month(YearMonth.of(2026, 9))).isEqualTo("Sep 2026");
    }

    @Test
    void a_moment_is_told_in_british_time_summer_and_winter() {
        assertThat(Words.moment(Instant.parse("2026-11-23T17:00:00Z"))).isEqualTo("Mon 23 Nov 2026, 17:00");
        assertThat(Words.moment(Instant.parse("2026-07-01T16:00:00Z"))).isEqualTo("Wed 1 Jul 2026, 17:00");
    }

    @Test
    void weeks_are_written_as_runs_by_their_mondays() {
        assertThat(Words.weeks(WeekSet.parse(List.of("2026-W48/2026-W51", "2027-W02"))))
                .isEqualTo("w/c 23 Nov to 14 Dec, 11 Jan 2027 (5 weeks)");
        assertThat(Words.weeks(WeekSet.parse(List.of("2026-W48")))).isEqualTo("w/c 23 Nov 2026 (1 week)");
        assertThat(Words.weeks(WeekSet.none())).isEqualTo("no weeks");
    }

    @Test
    void names_of_values_are_words() {
        assertThat(Words.plain(Setting.CARE_HOME)).isEqualTo("Care home");
        assertThat(Words.count(1, "student")).isEqualTo("1 student");
        assertThat(Words.count(1200, "student")).isEqualTo("1,200 students");
    }
}
