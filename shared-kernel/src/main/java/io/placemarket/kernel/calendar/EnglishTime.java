package io.placemarket.kernel.calendar;

import java.time.ZoneId;

/** The market's own time: days and weeks begin and end in England. */
public final class EnglishTime {
    /** Where they do. */
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    private EnglishTime() {}
}
