package io.placemarket.query.calendar;

import io.placemarket.kernel.calendar.Weekdays;
import java.time.LocalDate;

/**
 * Days on which somebody is somewhere.
 *
 * @param uid the same as long as it is about the same
 * @param summary in a line
 * @param description in some lines
 * @param location where
 * @param first its first day
 * @param last its last day
 * @param weekdays on which of the days between them
 * @param settled whether nobody need still agree to it, or name anybody
 */
record CalendarEntry(
        String uid,
        String summary,
        String description,
        String location,
        LocalDate first,
        LocalDate last,
        Weekdays weekdays,
        boolean settled) {}
