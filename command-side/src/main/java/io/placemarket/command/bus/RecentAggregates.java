package io.placemarket.command.bus;

import com.github.benmanes.caffeine.cache.Caffeine;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates used of late, so that a busy one is not read again for every command. It may forget any at any time. A unit of work that
 * failed makes it forget those it changed, and those another process has changed since: but not one that only refused, or each refusal
 * in a busy area would cost the reading of all that ever happened there.
 */
final class RecentAggregates implements Cache {
    private static final int MOST = 50_000;

    private final EventStore events;
    private final com.github.benmanes.caffeine.cache.Cache<Object, Kept> entries =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** Of aggregates whose events stand there. */
    RecentAggregates(EventStore events) {
        this.events = events;
    }

    /** An aggregate as it was at a version; it may be at another by now. */
    private record Kept(AggregateCacheEntry<?> entry, EventSourcedAggregate<?> aggregate, long version) {
        static Kept of(AggregateCacheEntry<?> entry) {
            EventSourcedAggregate<?> aggregate = aggregate(entry);
            return new Kept(entry, aggregate, aggregate.version());
        }

        /** In memory an entry has the aggregate itself, and asks nobody for it. */
        @SuppressWarnings("NullAway") // nothing of it is looked at
        private static EventSourcedAggregate<?> aggregate(AggregateCacheEntry<?> entry) {
            return entry.recreateAggregate(null, null, null);
        }

        boolean isUnchanged() {
            return aggregate.version() == version;
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // the framework's signature; it put the entry there itself
    public <K, V> @Nullable V get(K key) {
        Kept kept = entries.getIfPresent(key);
        return kept == null ? null : (V) kept.entry();
    }

    @Override
    public void put(Object key, Object value) {
        entries.put(key, Kept.of((AggregateCacheEntry<?>) value));
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return entries.asMap().putIfAbsent(key, Kept.of((AggregateCacheEntry<?>) value)) == null;
    }

    @Override
    public boolean remove(Object key) {
        Kept kept = entries.getIfPresent(key);
        boolean forget = kept != null && !(kept.isUnchanged() && isCurrent(key, kept.version()));
        if (forget) {
            entries.invalidate(key);
        }
        return forget;
    }

    private boolean isCurrent(Object key, long version) {
        try {
            return !events.readEvents((String) key, version + 1).hasNext();
        } catch (RuntimeException unknown) {
            // what cannot be checked is forgotten
            return false;
        }
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.asMap().containsKey(key);
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("nobody listens to this cache");
    }
}
