package io.placemarket.kernel.calendar;

import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * Days one after the other.
 *
 * @param first any weekday
 * @param last not before the first
 */
public record Days(LocalDate first, LocalDate last) {
    /** Those of them that lie in this week, on these weekdays. */
    public Stream<LocalDate> in(Week week, Weekdays weekdays) {
        return weekdays.stream()
                .map(day -> week.monday().plusDays(day.getValue() - 1L))
                .filter(day -> !day.isBefore(first) && !day.isAfter(last));
    }
}
