package io.placemarket.query.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.Weekdays;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class IcsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private static String write(CalendarEntry entry) {
        return Ics.write("Ward 7; \"north\"", List.of(entry), Instant.parse("2026-11-22T14:32:05.9Z"));
    }

    private static CalendarEntry entry(String summary, Weekdays days) {
        return new CalendarEntry(
                "uid@placemarket", summary, "one\ntwo", "Here, there", MONDAY, MONDAY.plusDays(11), days, true);
    }

    @Test
    void whole_weeks_are_one_event_that_ends_the_day_after_its_last() {
        assertThat(write(entry("Two", Weekdays.ALL)))
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
                .endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n")
                .contains("\r\nDTSTAMP:20261122T143205Z\r\n")
                .contains("\r\nDTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261205\r\n")
                .doesNotContain("RRULE");
    }

    @Test
    void named_weekdays_come_again_every_week_until_the_last_day() {
        assertThat(write(entry("Two", Weekdays.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY))))
                .contains("\r\nDTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261125\r\n")
                .contains("\r\nRRULE:FREQ=WEEKLY;UNTIL=20261204;BYDAY=TU,TH\r\n");
    }

    @Test
    void what_means_something_in_the_format_is_escaped() {
        assertThat(write(entry("a\\b;c,d\u0007", Weekdays.ALL)))
                .contains("SUMMARY:a\\\\b\\;c\\,d \r\n", "DESCRIPTION:one\\ntwo\r\n", "LOCATION:Here\\, there\r\n");
    }

    @Test
    void no_line_is_longer_than_75_octets_and_no_character_is_torn_apart() {
        String words = "Ward – ".repeat(40) + "😀".repeat(30);
        String written = write(entry(words, Weekdays.ALL));
        assertThat(written.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(written.replace("\r\n ", "")).contains("SUMMARY:" + words + "\r\n");
    }
}
