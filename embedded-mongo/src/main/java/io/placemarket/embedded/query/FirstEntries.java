package io.placemarket.embedded.query;

import io.placemarket.embedded.store.IndexDefinition;
import io.placemarket.embedded.store.IndexEntry;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Which of a document's wanted entries in an index is met first: by it each document is given once, and none need be remembered. The
 * keys of a document are made of it anew, so that of those met last the answer is kept: entries of one document often follow each other.
 */
final class FirstEntries {
    private static final int KEPT = 16;

    private final Plan plan;
    private final Map<ByteBuffer, byte[]> firsts = new LinkedHashMap<>(2 * KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    FirstEntries(Plan plan) {
        this.plan = plan;
    }

    /** Whether none of the document's entries is met before this one. */
    boolean isFirst(IndexDefinition index, byte[] key, byte[] idKey, Supplier<byte[]> document) {
        byte[] first = firsts.computeIfAbsent(ByteBuffer.wrap(idKey), met -> first(index, idKey, document.get()));
        return Arrays.equals(first, key);
    }

    /** After documents may have changed. */
    void forget() {
        firsts.clear();
    }

    private byte[] first(IndexDefinition index, byte[] idKey, byte[] document) {
        List<byte[]> keys = IndexEntry.keys(index, idKey, document);
        return (plan.descending() ? keys.reversed() : keys)
                .stream()
                        .filter(this::isWanted)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(
                                "a document does not have the key of the entry that led to it"));
    }

    private boolean isWanted(byte[] key) {
        List<Interval> ascending = plan.intervals();
        int low = 0;
        int high = ascending.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Arrays.compareUnsigned(ascending.get(middle).to(), key) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < ascending.size()
                && Arrays.compareUnsigned(ascending.get(low).from(), key) <= 0;
    }
}
