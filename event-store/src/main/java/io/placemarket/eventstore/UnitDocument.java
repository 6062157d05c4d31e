package io.placemarket.eventstore;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work as one document of the log.
 *
 * @param position of its first event
 * @param attempt names this try among all tries of all writers
 * @param at when it was written, never before the unit it follows
 * @param latest the greatest timestamp of an event so far in the log
 * @param prev hash of the unit before; 32 zero bytes for the first
 */
record UnitDocument(
        long position,
        String attempt,
        Instant at,
        Instant latest,
        List<StoredEvent> events,
        List<String> keys,
        @Nullable StoredCommand command,
        Hash prev,
        Hash hash) {

    int size() {
        return events.size();
    }

    long next() {
        return position + events.size();
    }

    LoggedUnit logged() {
        return LoggedUnit.of(position, at, events);
    }
}
