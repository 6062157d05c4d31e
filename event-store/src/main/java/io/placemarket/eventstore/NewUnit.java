package io.placemarket.eventstore;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unit of work that has no place yet. What does not depend on its place is made here, on its caller's thread. */
final class NewUnit {
    private final List<StoredEvent> events;
    private final @Nullable IdempotencyKey key;
    private final @Nullable StoredCommand command;
    private final List<String> keys;

    NewUnit(List<StoredEvent> events, @Nullable IdempotencyKey key, @Nullable StoredCommand command) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("A unit of work without events takes no place in the log");
        }
        this.events = List.copyOf(events);
        this.key = key;
        this.command = command;
        Texts.check(this);
        Conflicts.refuseWithin(events);
        this.keys = List.copyOf(Keys.of(events, key));
    }

    static NewUnit of(List<StoredEvent> events) {
        return new NewUnit(events, null, null);
    }

    List<StoredEvent> events() {
        return events;
    }

    @Nullable
    IdempotencyKey key() {
        return key;
    }

    List<String> keys() {
        return keys;
    }

    @Nullable
    StoredCommand command() {
        return command;
    }

    UnitDocument at(Head head, String attempt, Instant now, Chain chain, Hash content) {
        Instant at = now.isBefore(head.at()) ? head.at() : now;
        Instant latest = head.latest();
        for (StoredEvent event : events) {
            if (event.timestamp().isAfter(latest)) {
                latest = event.timestamp();
            }
        }
        Hash hash = chain.link(head.hash(), head.next(), events.size(), attempt, at, latest, content);
        return new UnitDocument(head.next(), attempt, at, latest, events, keys, command, head.hash(), hash);
    }
}
