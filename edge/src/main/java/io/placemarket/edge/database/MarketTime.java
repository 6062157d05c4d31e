package io.placemarket.edge.database;

import io.placemarket.kernel.calendar.EnglishTime;
import java.time.ZoneId;

/** The market's own time: days and weeks begin and end in England. */
public final class MarketTime {
    public static final ZoneId ZONE = EnglishTime.ZONE;

    private MarketTime() {}
}
