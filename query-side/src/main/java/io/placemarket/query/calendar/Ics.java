package io.placemarket.query.calendar;

import io.placemarket.kernel.calendar.Weekdays;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes calendars as RFC 5545 asks: lines end with CRLF and are folded at 75 octets, text is escaped, days are dates without a time zone,
 * stamps are in UTC.
 */
final class Ics {
    private static final int LONGEST = 75;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private Ics() {}

    /**
     * A calendar.
     *
     * @param at when it was so
     */
    static String write(String name, List<CalendarEntry> entries, Instant at) {
        Ics ics = new Ics();
        ics.line("BEGIN:VCALENDAR");
        ics.line("VERSION:2.0");
        ics.line("PRODID:-//Placemarket//Placements//EN");
        ics.line("CALSCALE:GREGORIAN");
        ics.line("X-WR-CALNAME:" + escaped(name));
        ics.line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        entries.forEach(entry -> ics.entry(entry, at));
        ics.line("END:VCALENDAR");
        return ics.text.toString();
    }

    private void entry(CalendarEntry entry, Instant at) {
        line("BEGIN:VEVENT");
        line("UID:" + entry.uid());
        line("DTSTAMP:" + STAMP.format(at));
        if (entry.weekdays().areAll()) {
            line("DTSTART;VALUE=DATE:" + DAY.format(entry.first()));
            line("DTEND;VALUE=DATE:" + DAY.format(entry.last().plusDays(1)));
        } else {
            // A rule's first day must be one of its days.
            LocalDate first = entry.first();
            while (!entry.weekdays().contains(first.getDayOfWeek())) {
                first = first.plusDays(1);
            }
            line("DTSTART;VALUE=DATE:" + DAY.format(first));
            line("DTEND;VALUE=DATE:" + DAY.format(first.plusDays(1)));
            line("RRULE:FREQ=WEEKLY;UNTIL=" + DAY.format(entry.last()) + ";BYDAY=" + days(entry.weekdays()));
        }
        line("SUMMARY:" + escaped(entry.summary()));
        line("DESCRIPTION:" + escaped(entry.description()));
        line("LOCATION:" + escaped(entry.location()));
        line("STATUS:" + (entry.settled() ? "CONFIRMED" : "TENTATIVE"));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    private static String days(Weekdays weekdays) {
        return weekdays.stream().map(Ics::day).collect(Collectors.joining(","));
    }

    private static String day(DayOfWeek day) {
        return day.name().substring(0, 2);
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", " ");
    }

    /** Folded so that no character is torn apart. */
    private void line(String content) {
        int octets = 0;
        for (int at = 0; at < content.length(); ) {
            int character = content.codePointAt(at);
            String one = Character.toString(character);
            int more = one.getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > LONGEST) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(one);
            octets += more;
            at += one.length();
        }
        text.append("\r\n");
    }
}
