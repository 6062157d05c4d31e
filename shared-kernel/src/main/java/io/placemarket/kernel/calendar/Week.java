package io.placemarket.kernel.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An ISO week, Monday to Sunday, used as a bucket of time. Written {@code 2026-W47}.
 *
 * @param number weeks since the one that holds 1 January 1970
 */
public record Week(int number) implements Comparable<Week> {
    private static final Pattern FORMAT = Pattern.compile("(\\d{4})-W(\\d{2})");
    /** 1 January 1970 was a Thursday: its week began three days before. */
    private static final int MONDAY_BEFORE_EPOCH = 3;

    /** The week a day falls in. */
    public static Week of(LocalDate day) {
        return new Week(Math.toIntExact(Math.floorDiv(day.toEpochDay() + MONDAY_BEFORE_EPOCH, 7)));
    }

    /**
     * Reads {@code 2026-W47}.
     *
     * @throws DateTimeException where the text is no ISO week, or the year has no such week
     */
    @JsonCreator
    public static Week parse(String text) {
        Matcher match = FORMAT.matcher(text);
        if (!match.matches()) {
            throw new DateTimeException("'" + text + "' is not an ISO week such as 2026-W47");
        }
        int year = Integer.parseInt(match.group(1));
        LocalDate day = LocalDate.of(year, 1, 4)
                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(match.group(2)))
                .with(DayOfWeek.MONDAY);
        if (day.get(IsoFields.WEEK_BASED_YEAR) != year) {
            throw new DateTimeException(year + " has no week " + match.group(2));
        }
        return of(day);
    }

    /** Its first day. */
    public LocalDate monday() {
        return LocalDate.ofEpochDay(number * 7L - MONDAY_BEFORE_EPOCH);
    }

    /** Its last day. */
    public LocalDate sunday() {
        return monday().plusDays(6);
    }

    /** The week so many weeks later (earlier, where negative). */
    public Week plus(int weeks) {
        return new Week(number + weeks);
    }

    public boolean isBefore(Week other) {
        return number < other.number;
    }

    @Override
    public int compareTo(Week other) {
        return Integer.compare(number, other.number);
    }

    @Override
    @JsonValue
    public String toString() {
        LocalDate monday = monday();
        return "%04d-W%02d"
                .formatted(monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
