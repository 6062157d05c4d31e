package io.placemarket.query.market;

import java.time.Instant;
import java.util.List;

/**
 * What was decided together: folded as a whole, so that no view shows half of it.
 *
 * @param last the position of its last event
 * @param at when it was written
 * @param events those that can be read, in order
 * @param parked those that cannot
 */
public record RecordedUnit(long last, Instant at, List<Recorded> events, List<Parked> parked) {
    public RecordedUnit {
        events = List.copyOf(events);
        parked = List.copyOf(parked);
    }
}
