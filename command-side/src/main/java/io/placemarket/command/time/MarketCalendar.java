package io.placemarket.command.time;

import io.placemarket.kernel.calendar.EnglishTime;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.reference.WorkingDays;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** Today, this week and deadlines, as people in England reckon them. */
public final class MarketCalendar {
    /** When a working day ends, and with it what falls due on it. */
    public static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(17, 0);

    private final Clock clock;
    private final Optional<LocalDate> cutOff;

    public MarketCalendar(Clock clock, Optional<LocalDate> cutOff) {
        this.clock = clock;
        this.cutOff = cutOff;
    }

    /** Without bookings from before the market. */
    public MarketCalendar(Clock clock) {
        this(clock, Optional.empty());
    }

    /** The last day on which bookings from before the market are recorded; where there is none, none are. */
    public Optional<LocalDate> cutOff() {
        return cutOff;
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return dayOf(now());
    }

    /** The week that holds today. */
    public Week thisWeek() {
        return Week.of(today());
    }

    /** The day of an instant. */
    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, EnglishTime.ZONE);
    }

    /** The week that holds an instant. */
    public Week weekOf(Instant instant) {
        return Week.of(dayOf(instant));
    }

    /** When a day is over, UK time. */
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(EnglishTime.ZONE).toInstant();
    }

    /** Those of the weeks that can still be given back: a week has begun when its Monday is not after today. */
    public WeekSet notBegun(WeekSet weeks) {
        return weeks.from(thisWeek().plus(1));
    }

    /** Later days count as working days whether they are or not. */
    public LocalDate bankHolidaysKnownUntil() {
        return WorkingDays.england().knownUntil();
    }

    /** 17:00 UK time on the working day so many working days after today. */
    public Instant deadline(int workingDays) {
        return deadlineAfter(now(), workingDays);
    }

    /** 17:00 UK time on the working day so many working days after the day of an instant. */
    public Instant deadlineAfter(Instant instant, int workingDays) {
        return WorkingDays.england()
                .after(dayOf(instant), workingDays)
                .atTime(CLOSE_OF_BUSINESS)
                .atZone(EnglishTime.ZONE)
                .toInstant();
    }
}
