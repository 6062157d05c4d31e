package io.placemarket.query.reading;

import io.placemarket.kernel.calendar.EnglishTime;
import io.placemarket.kernel.calendar.Week;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** The day it is in the market. */
public record Today(LocalDate day) {
    /** By the clock. */
    public static Today at(Clock clock) {
        return of(clock.instant());
    }

    /** The day of an instant. */
    public static Today of(Instant instant) {
        return new Today(LocalDate.ofInstant(instant, EnglishTime.ZONE));
    }

    /** The week it is; it has begun. */
    public Week week() {
        return Week.of(day);
    }
}
