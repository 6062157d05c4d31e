package io.placemarket.query.board;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which cells of a board changed when, so that who was away for a moment goes on where they were. The longer ago, the coarser: who was away for
 * long is sent cells that did not change, never too few. Bounded; not thread-safe.
 */
final class RecentChanges {
    static final int MOST = 32;

    private static final Pattern ID = Pattern.compile("(\\d{1,18})\\.([0-9a-z]{1,16})");

    /** Cells that changed, the last of them at that position. */
    private record Change(long position, BitSet cells) {}

    private final List<Change> kept = new ArrayList<>();
    private final String board = name();
    /** After which all are kept. */
    private final long from;

    RecentChanges(long position) {
        this.from = position;
    }

    /** Tells this board, in this process, from others: their cells have other numbers. */
    private static String name() {
        return Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
    }

    /** What is sent at that position is called. */
    String id(long position) {
        return position + "." + board;
    }

    void add(long position, BitSet cells) {
        if (kept.size() == MOST) {
            halve();
        }
        kept.add(new Change(position, cells));
    }

    private void halve() {
        for (int i = 0; i < MOST / 2; i++) {
            Change earlier = kept.get(i);
            Change later = kept.remove(i + 1);
            BitSet both = (BitSet) later.cells().clone();
            both.or(earlier.cells());
            kept.set(i, new Change(later.position(), both));
        }
    }

    /** The cells that changed since what was called so; nothing can be said where that was another board. */
    Optional<BitSet> since(String id) {
        Matcher known = ID.matcher(id);
        if (!known.matches() || !known.group(2).equals(board) || Long.parseLong(known.group(1)) < from) {
            return Optional.empty();
        }
        long seen = Long.parseLong(known.group(1));
        BitSet changed = new BitSet();
        kept.stream().filter(change -> change.position() > seen).forEach(change -> changed.or(change.cells()));
        return Optional.of(changed);
    }
}
