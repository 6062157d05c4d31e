package io.placemarket.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A unit of work as a reader of the log sees it: whole.
 *
 * @param position of its first event
 * @param at when it was written; never before the unit it follows
 * @param events in order, at least one
 */
public record LoggedUnit(long position, Instant at, List<LoggedEvent> events) {
    /** Keeps its own copy of the events. */
    public LoggedUnit {
        events = List.copyOf(events);
    }

    static LoggedUnit of(long position, Instant at, List<StoredEvent> events) {
        List<LoggedEvent> logged = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            logged.add(new LoggedEvent(position + i, events.get(i)));
        }
        return new LoggedUnit(position, at, logged);
    }

    /** What was read of a document, its events not yet. */
    static LoggedUnit read(long position, Instant at, List<StoredEvents.One> events) {
        List<LoggedEvent> logged = new ArrayList<>(events.size());
        for (StoredEvents.One event : events) {
            logged.add(new LoggedEvent(position + logged.size(), event::read));
        }
        return new LoggedUnit(position, at, logged);
    }

    /** Position of the unit after it. */
    long next() {
        return position + events.size();
    }

    /** Position of its last event. */
    public long lastPosition() {
        return position + events.size() - 1;
    }
}
