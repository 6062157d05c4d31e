package io.placemarket.eventstore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The last units of the log, as one consecutive piece, bounded in number and size. */
final class RecentUnits {
    private static final int UNITS = 4_096;
    private static final long BYTES = 32_000_000;

    private final ArrayDeque<UnitDocument> units = new ArrayDeque<>();
    private long bytes;
    private long next = 1;

    /** Position after the last unit known. */
    synchronized long next() {
        return next;
    }

    /** Takes what follows on from what is known; false where a piece is missing between. */
    synchronized boolean add(List<UnitDocument> inOrder) {
        for (UnitDocument unit : inOrder) {
            if (unit.position() > next) {
                return false;
            }
            if (unit.position() == next) {
                append(unit);
            }
        }
        return true;
    }

    /** Starts anew at a position further on, where what lies between is not worth keeping. */
    synchronized void skipTo(long position) {
        if (position > next) {
            units.clear();
            bytes = 0;
            next = position;
        }
    }

    /** From the unit that begins at the position; empty where that unit is no longer, or was never, among these. */
    synchronized Optional<List<UnitDocument>> from(long position, int atMost) {
        if (position == next) {
            return Optional.of(List.of());
        }
        if (units.isEmpty() || position < units.getFirst().position() || position > next) {
            return Optional.empty();
        }
        List<UnitDocument> found = new ArrayList<>();
        Iterator<UnitDocument> backwards = units.descendingIterator();
        ArrayDeque<UnitDocument> later = new ArrayDeque<>();
        while (backwards.hasNext()) {
            UnitDocument unit = backwards.next();
            later.addFirst(unit);
            if (unit.position() <= position) {
                break;
            }
        }
        for (UnitDocument unit : later) {
            if (found.size() == atMost) {
                break;
            }
            found.add(unit);
        }
        return Optional.of(found);
    }

    /** Whether what begins at the position, or will, need not be asked for. */
    synchronized boolean holds(long position) {
        return position == next || (!units.isEmpty() && units.getFirst().position() <= position && position < next);
    }

    private void append(UnitDocument unit) {
        units.addLast(unit);
        next = unit.next();
        bytes += size(unit);
        while (units.size() > UNITS || (bytes > BYTES && units.size() > 1)) {
            bytes -= size(units.removeFirst());
        }
    }

    private static long size(UnitDocument unit) {
        long bytes = 0;
        for (StoredEvent event : unit.events()) {
            bytes += event.roughBytes();
        }
        StoredCommand command = unit.command();
        return command == null ? bytes : bytes + command.roughBytes();
    }
}
