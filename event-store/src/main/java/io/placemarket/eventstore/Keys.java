package io.placemarket.eventstore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries of a unit's unique {@code keys}. */
final class Keys {
    private static final int DIGITS = 10;
    private static final long MOST = 9_999_999_999L;

    private Keys() {}

    static List<String> of(List<StoredEvent> events, @Nullable IdempotencyKey key) {
        List<String> keys = new ArrayList<>(events.size() * 2 + 1);
        for (StoredEvent event : events) {
            keys.addAll(of(event));
        }
        if (key != null) {
            keys.add(key.entry());
        }
        return keys;
    }

    static List<String> of(StoredEvent event) {
        String own = "e/" + event.id();
        StoredEvent.Aggregate in = event.aggregate();
        return in == null ? List.of(own) : List.of(aggregate(in.id(), in.sequenceNumber()), own);
    }

    static String aggregate(String id, long sequenceNumber) {
        return "a/" + id + "/" + padded(sequenceNumber);
    }

    /** Matches the keys of a run of one aggregate's sequence numbers, literally: that bounds the index scan. */
    static String of(String id, Run run) {
        return "^a/" + quoted(id) + "/" + padded(run.first()).substring(0, DIGITS - run.digits());
    }

    /** Matches the keys of every aggregate whose id begins so. */
    static String aggregatesBeginning(String prefix) {
        return "^a/" + quoted(prefix);
    }

    private static String padded(long sequenceNumber) {
        if (sequenceNumber < 0 || sequenceNumber > MOST) {
            throw new IllegalArgumentException("A sequence number is between 0 and " + MOST + ": " + sequenceNumber);
        }
        String digits = Long.toString(sequenceNumber);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** Escapes one by one: not every server understands {@code \Q…\E}. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\^$.|?*+()[]{}".indexOf(c) >= 0) {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.toString();
    }
}
