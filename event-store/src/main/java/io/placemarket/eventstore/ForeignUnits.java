package io.placemarket.eventstore;

import io.placemarket.eventstore.Footing.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What other processes were met writing. Positions are dense, so whoever writes at one has met everything before it, and knows whether an
 * aggregate that was read has been changed elsewhere since: a unit of work that was decided on such a reading is refused and tried again.
 */
public final class ForeignUnits {
    private static final int MOST = 100_000;

    private final Map<String, Long> latest = new LinkedHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong gaps = new AtomicLong();

    /** Nobody is met yet. */
    public ForeignUnits() {}

    /** Who keeps aggregates. */
    interface Listener {
        /** It has an event of this sequence number that was written elsewhere. */
        void changed(String aggregate, long sequenceNumber);

        /** Anything may have changed. */
        void lostSight();
    }

    void tell(Listener listener) {
        listeners.add(listener);
    }

    /** How often it was lost sight of what others write. */
    long gaps() {
        return gaps.get();
    }

    /** On the writer's thread, like all that follows. */
    void met(List<UnitDocument> units) {
        for (UnitDocument unit : units) {
            for (StoredEvent event : unit.events()) {
                event.inAggregate().ifPresent(in -> changed(in.id(), in.sequenceNumber()));
            }
        }
        if (latest.size() > MOST) {
            lostSight();
        }
    }

    private void changed(String aggregate, long sequenceNumber) {
        latest.put(aggregate, sequenceNumber);
        listeners.forEach(listener -> listener.changed(aggregate, sequenceNumber));
    }

    /** What was written between is not known: what was read before counts no more. */
    void lostSight() {
        gaps.incrementAndGet();
        latest.clear();
        listeners.forEach(Listener::lostSight);
    }

    boolean outdateAny(List<Reading> readings) {
        return readings.stream().anyMatch(this::outdate);
    }

    private boolean outdate(Reading reading) {
        return reading.gaps() != gaps.get() || latest.getOrDefault(reading.aggregate(), -1L) > reading.version();
    }
}
