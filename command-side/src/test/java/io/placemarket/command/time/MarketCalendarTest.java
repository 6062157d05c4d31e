package io.placemarket.command.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.command.CommandSide;
import io.placemarket.command.SettableClock;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** Clocks in England go forward on the last Sunday of March, at one, and back on the last Sunday of October, at two. */
class MarketCalendarTest {
    private static MarketCalendar at(String instant) {
        return new MarketCalendar(new SettableClock(Instant.parse(instant)));
    }

    @ParameterizedTest(name = "{0} lies in {2}, on {1}")
    @CsvSource({
        // winter: the day turns at midnight UTC
        "2027-03-21T23:59:59Z, 2027-03-21, 2027-W11",
        "2027-03-22T00:00:00Z, 2027-03-22, 2027-W12",
        // the clocks go forward on Sunday 28 March; the Monday after it begins an hour earlier in UTC
        "2027-03-28T00:59:59Z, 2027-03-28, 2027-W12",
        "2027-03-28T22:59:59Z, 2027-03-28, 2027-W12",
        "2027-03-28T23:00:00Z, 2027-03-29, 2027-W13",
        // they go back on Sunday 31 October; the Sunday has 25 hours
        "2027-10-30T22:59:59Z, 2027-10-30, 2027-W43",
        "2027-10-30T23:00:00Z, 2027-10-31, 2027-W43",
        "2027-10-31T23:00:00Z, 2027-10-31, 2027-W43",
        "2027-10-31T23:59:59Z, 2027-10-31, 2027-W43",
        "2027-11-01T00:00:00Z, 2027-11-01, 2027-W44"
    })
    void a_day_and_a_week_begin_at_midnight_in_england(String instant, LocalDate day, String week) {
        assertThat(at(instant).today()).isEqualTo(day);
        assertThat(at(instant).thisWeek()).isEqualTo(Week.parse(week));
        assertThat(at("2026-01-01T00:00:00Z").weekOf(Instant.parse(instant))).isEqualTo(Week.parse(week));
    }

    @ParameterizedTest(name = "{1} working days after {0}: {2}")
    @CsvSource({
        "2027-03-25T10:00:00Z, 1, 2027-03-30T16:00:00Z", // over the clocks and Easter: Friday and Monday are bank
        // holidays
        "2027-03-23T10:00:00Z, 1, 2027-03-24T17:00:00Z",
        "2027-10-29T10:00:00Z, 1, 2027-11-01T17:00:00Z",
        "2027-10-28T10:00:00Z, 1, 2027-10-29T16:00:00Z",
        "2027-10-29T22:59:59Z, 1, 2027-11-01T17:00:00Z", // still Friday
        "2027-10-31T23:30:00Z, 1, 2027-11-01T17:00:00Z", // Sunday, half past eleven
        "2027-03-28T23:30:00Z, 0, 2027-03-29T16:00:00Z" // Monday, half past midnight
    })
    void a_deadline_falls_at_five_in_england_whatever_the_clocks_did_in_between(
            String instant, int workingDays, Instant deadline) {
        assertThat(at(instant).deadline(workingDays)).isEqualTo(deadline);
    }

    @ParameterizedTest(name = "{0} is over at {1}")
    @CsvSource({
        "2027-03-27, 2027-03-28T00:00:00Z",
        "2027-03-28, 2027-03-28T23:00:00Z",
        "2027-10-30, 2027-10-30T23:00:00Z",
        "2027-10-31, 2027-11-01T00:00:00Z"
    })
    void a_day_ends_at_midnight_though_it_has_23_or_25_hours(LocalDate day, Instant end) {
        assertThat(at("2027-01-01T00:00:00Z").endOf(day)).isEqualTo(end);
    }

    @Test
    void a_week_has_begun_with_its_monday() {
        WeekSet weeks = WeekSet.parse(List.of("2027-W12/2027-W14"));
        assertThat(at("2027-03-28T22:59:59Z").notBegun(weeks)).isEqualTo(WeekSet.parse(List.of("2027-W13/2027-W14")));
        assertThat(at("2027-03-28T23:00:00Z").notBegun(weeks)).isEqualTo(WeekSet.parse(List.of("2027-W14")));
    }

    @Test
    void the_cut_off_of_earlier_bookings_is_a_day_or_none() {
        assertThat(CommandSide.cutOff("")).isEmpty();
        assertThat(CommandSide.cutOff("2027-01-31")).contains(LocalDate.of(2027, 1, 31));
        assertThatThrownBy(() -> CommandSide.cutOff("31 January"))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class);
        assertThat(at("2027-01-01T00:00:00Z").cutOff()).isEqualTo(Optional.empty());
    }
}
