package io.placemarket.benchmarks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/** A cache that keeps everything: the same for every engine, so that appending is measured and not reading again. */
final class KeptAggregates implements Cache {
    private final Map<Object, Object> kept = new ConcurrentHashMap<>();

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // Axon's signature and contract
    public <K, V> V get(K key) {
        return (V) kept.get(key);
    }

    @Override
    public void put(Object key, @Nullable Object value) {
        if (value != null) {
            kept.put(key, value);
        }
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return kept.putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return kept.remove(key) != null;
    }

    @Override
    public boolean containsKey(Object key) {
        return kept.containsKey(key);
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        return () -> true;
    }
}
