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

    /** Matches the keys of one aggregate from a sequence number on; its literal beginning bounds the index scan. */
    static String aggregateFrom(String id, long sequenceNumber) {
        String literal = "^a/" + quoted(id) + "/";
        return sequenceNumber <= 0 ? literal : literal + "(?:" + atLeast(padded(sequenceNumber)) + ")";
    }

    /** Matches the keys of one aggregate up to a sequence number. */
    static String aggregateUpTo(String id, long sequenceNumber) {
        return "^a/" + quoted(id) + "/(?:" + atMost(padded(Math.min(MOST, sequenceNumber))) + ")";
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

    /** A number of fixed width is at least another where they are equal, or first differ by a greater digit. */
    private static String atLeast(String digits) {
        StringBuilder alternatives = new StringBuilder(digits);
        for (int i = digits.length() - 1; i >= 0; i--) {
            char digit = digits.charAt(i);
            if (digit < '9') {
                alternatives
                        .append('|')
                        .append(digits, 0, i)
                        .append('[')
                        .append((char) (digit + 1))
                        .append("-9]");
            }
        }
        return alternatives.toString();
    }

    /** The same with a lesser digit. */
    private static String atMost(String digits) {
        StringBuilder alternatives = new StringBuilder(digits);
        for (int i = digits.length() - 1; i >= 0; i--) {
            char digit = digits.charAt(i);
            if (digit > '0') {
                alternatives
                        .append('|')
                        .append(digits, 0, i)
                        .append("[0-")
                        .append((char) (digit - 1))
                        .append(']');
            }
        }
        return alternatives.toString();
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
