package io.placemarket.marketplace.demonstration.plan;

import io.placemarket.kernel.calendar.EnglishTime;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;

/** The demonstration's calendar: weeks and moments counted from its first start. */
final class Times {
    private final Instant firstStart;
    private final Week week;

    /** What happens when in a week: providers post, universities book, providers answer. In the week of the start all just happened. */
    enum Slot {
        FOUND(0, 8, 50),
        POST(0, 9, 40),
        BOOK(1, 10, 30),
        ANSWER(3, 15, 20),
        LAST(4, 11, 10);

        private final int day;
        private final int hour;
        private final int minutesBeforeStart;

        Slot(int day, int hour, int minutesBeforeStart) {
            this.day = day;
            this.hour = hour;
            this.minutesBeforeStart = minutesBeforeStart;
        }
    }

    Times(Instant firstStart) {
        this.firstStart = firstStart;
        this.week = Week.of(LocalDate.ofInstant(firstStart, EnglishTime.ZONE));
    }

    /** The week so many after the one of the first start. */
    Week week(int offset) {
        return week.plus(offset);
    }

    /** The day of the first start. */
    LocalDate today() {
        return LocalDate.ofInstant(firstStart, EnglishTime.ZONE);
    }

    /** That moment of the week. Later moments never come before earlier ones. */
    Instant at(int offset, Slot slot) {
        if (offset >= 0) {
            return firstStart.minus(Duration.ofMinutes(slot.minutesBeforeStart));
        }
        return week(offset)
                .monday()
                .plusDays(slot.day)
                .atTime(slot.hour, 0)
                .atZone(EnglishTime.ZONE)
                .toInstant();
    }

    /** So many weeks from that offset on, without the two of Christmas and New Year. */
    WeekSet placementWeeks(int offset, int weeks) {
        return WeekSet.of(IntStream.iterate(offset, next -> next + 1)
                .mapToObj(this::week)
                .filter(candidate -> !holiday(candidate))
                .limit(weeks)
                .toList());
    }

    private static boolean holiday(Week week) {
        return IntStream.range(0, 7).mapToObj(week.monday()::plusDays).anyMatch(Times::holiday);
    }

    private static boolean holiday(LocalDate day) {
        return (day.getMonthValue() == 12 && day.getDayOfMonth() == 25)
                || (day.getMonthValue() == 1 && day.getDayOfMonth() == 1);
    }
}
