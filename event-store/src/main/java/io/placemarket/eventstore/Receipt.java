package io.placemarket.eventstore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a command after its commit.
 *
 * @param result what its handler returned
 * @param position of its last event; for a command without events, the head of the log when it was answered: what
 *     it rests on may be from before, never from after
 * @param revisions sequence number of the last event of each aggregate it changed, by aggregate id
 * @param repeated whether the command was handled before under the same idempotency key, and this is the first's answer
 */
public record Receipt<R extends @Nullable Object>(
        R result, long position, Map<String, Long> revisions, boolean repeated) {

    /** Keeps its own copy of the revisions. */
    public Receipt {
        revisions = Map.copyOf(revisions);
    }

    /** Sequence number of the aggregate's last event, where the command changed it. */
    public OptionalLong revisionOf(String aggregateId) {
        Long revision = revisions.get(aggregateId);
        return revision == null ? OptionalLong.empty() : OptionalLong.of(revision);
    }

    static Map<String, Long> revisions(List<StoredEvent> events) {
        Map<String, Long> revisions = new HashMap<>();
        for (StoredEvent event : events) {
            event.inAggregate().ifPresent(in -> revisions.merge(in.id(), in.sequenceNumber(), Math::max));
        }
        return revisions;
    }
}
