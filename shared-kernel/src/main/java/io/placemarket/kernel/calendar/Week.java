package io.placemarket.kernel.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * An ISO week, Monday to Sunday, used as a bucket of time. Written {@code 2026-W47}.
 *
 * @param number weeks since the one that holds 1 January 1970
 */
public record Week(int number) implements Comparable<Week> {
    /** 1 January 1970 was a Thursday: its week began three days before. */
    private static final int MONDAY_BEFORE_EPOCH = 3;
    /** Every year has so many weeks; some have one more. */
    private static final int ALWAYS = 52;

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
        if (text.length() != 8 || text.charAt(4) != '-' || text.charAt(5) != 'W') {
            throw notAWeek(text);
        }
        int year = digits(text, 0, 4);
        int ofYear = digits(text, 6, 8);
        Week week = of(LocalDate.of(year, 1, 4)).plus(ofYear - 1);
        if (ofYear == 0 || (ofYear > ALWAYS && week.thursday().getYear() != year)) {
            throw new DateTimeException(year + " has no week " + text.substring(6));
        }
        return week;
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw notAWeek(text);
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static DateTimeException notAWeek(String text) {
        return new DateTimeException("'" + text + "' is not an ISO week such as 2026-W47");
    }

    /** The day whose year is the week's. */
    private LocalDate thursday() {
        return monday().plusDays(3);
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
        LocalDate thursday = thursday();
        int ofYear = (thursday.getDayOfYear() + 6) / 7;
        String year = Integer.toString(thursday.getYear());
        return "0".repeat(Math.max(0, 4 - year.length())) + year + (ofYear < 10 ? "-W0" : "-W") + ofYear;
    }
}
