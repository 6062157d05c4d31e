package io.placemarket.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Aggregates used of late, so that a busy one is not read again for every command. It may forget any at any time; what it has says as of
 * which version, and which unit of work brought it there.
 */
public final class RecentAggregates {
    private final EventStore events;
    private final Cache<String, Kept> kept;

    /** Of aggregates whose events stand there, so many at most. */
    public RecentAggregates(EventStore events, int most) {
        this.events = events;
        this.kept = Caffeine.newBuilder().maximumSize(most).build();
    }

    /** An aggregate, as of a version, and the unit of work that brought it there. */
    record Kept(EventSourcedAggregate<?> aggregate, long version, OnItsWay since) {}

    /** Not one that somebody has changed and the log did not take. */
    Optional<Kept> find(String id) {
        return Optional.ofNullable(kept.getIfPresent(id))
                .filter(found -> !found.since().hasFailed());
    }

    void keep(String id, EventSourcedAggregate<?> aggregate, OnItsWay since) {
        kept.put(id, new Kept(aggregate, aggregate.version(), since));
    }

    void forget(String id) {
        kept.invalidate(id);
    }

    /** Unless it was brought further meanwhile by something that holds. */
    void forgetIfFailed(String id) {
        kept.asMap().computeIfPresent(id, (key, found) -> found.since().hasFailed() ? null : found);
    }

    /** Whoever was refused may have been so for what another process has changed since: the next reads anew. */
    void forgetIfBehind(String id, long version) {
        if (isBehind(id, version)) {
            kept.asMap().computeIfPresent(id, (key, found) -> found.version() == version ? null : found);
        }
    }

    private boolean isBehind(String id, long version) {
        try {
            return events.readEvents(id, version + 1).hasNext();
        } catch (RuntimeException unknown) {
            // what cannot be checked is forgotten
            return true;
        }
    }
}
