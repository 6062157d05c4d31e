package io.placemarket.kernel.id;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * The identifiers of one kind that were read lately: events say the same few again and again, and a view that keeps them keeps one object of
 * each. Forgets those whose place another one takes. Thread-safe.
 */
final class RecentIds<I extends Identifier> {
    private static final int SIZE = 1 << 13;

    private final AtomicReferenceArray<I> known = new AtomicReferenceArray<>(SIZE);
    private final Function<String, I> read;

    /** @param read makes one of a text, or throws */
    RecentIds(Function<String, I> read) {
        this.read = read;
    }

    I of(String value) {
        int hash = value.hashCode();
        int place = (hash ^ (hash >>> 16)) & (SIZE - 1);
        I there = known.getPlain(place);
        if (there != null && there.value().equals(value)) {
            return there;
        }
        I made = read.apply(value);
        known.setRelease(place, made);
        return made;
    }
}
