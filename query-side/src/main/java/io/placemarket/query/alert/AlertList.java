package io.placemarket.query.alert;

import java.time.Instant;
import java.util.List;

/**
 * A user's alerts, in the order in which they were set.
 *
 * @param position what it reflects
 * @param at when that was written
 */
public record AlertList(List<AlertRow> items, long position, Instant at) {
    public AlertList {
        items = List.copyOf(items);
    }
}
