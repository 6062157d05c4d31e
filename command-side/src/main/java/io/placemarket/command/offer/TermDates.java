package io.placemarket.command.offer;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.reference.WorkingDays;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Days of a term moved by whole weeks to another. A block that began on its week's first working day, as on a Tuesday after a bank holiday,
 * begins on the first working day of the other week; one that ended on the last, ends on the last; no other working day becomes a holiday.
 */
final class TermDates {
    private static final WorkingDays WORKING = WorkingDays.england();

    private TermDates() {}

    static LocalDate firstDay(LocalDate day, int weeks) {
        LocalDate moved = day.plusWeeks(weeks);
        if (!WORKING.contains(day)) {
            return moved;
        }
        return day.equals(first(day)) ? first(moved) : WORKING.contains(moved) ? moved : WORKING.after(moved, 1);
    }

    static LocalDate lastDay(LocalDate day, int weeks) {
        LocalDate moved = day.plusWeeks(weeks);
        if (!WORKING.contains(day)) {
            return moved;
        }
        return day.equals(last(day)) ? last(moved) : WORKING.contains(moved) ? moved : before(moved);
    }

    /** The last day for which bank holidays are known, where this one lies after it. */
    static Optional<LocalDate> unknownBefore(LocalDate day) {
        return Optional.of(WORKING.knownUntil()).filter(day::isAfter);
    }

    /** The first working day of its week; the day itself where there is none. */
    private static LocalDate first(LocalDate day) {
        return working(day).findFirst().orElse(day);
    }

    private static LocalDate last(LocalDate day) {
        return working(day).max(Comparator.naturalOrder()).orElse(day);
    }

    private static Stream<LocalDate> working(LocalDate day) {
        LocalDate monday = Week.of(day).monday();
        return IntStream.range(0, 7).mapToObj(monday::plusDays).filter(WORKING::contains);
    }

    private static LocalDate before(LocalDate day) {
        return Stream.iterate(day, earlier -> earlier.minusDays(1))
                .filter(WORKING::contains)
                .findFirst()
                .orElseThrow();
    }
}
