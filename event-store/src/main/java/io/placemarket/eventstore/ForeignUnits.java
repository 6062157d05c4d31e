package io.placemarket.eventstore;

import io.placemarket.eventstore.Footing.Reading;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * What other processes were met writing. Positions are dense, so whoever writes at one has met everything before it, and knows whether an
 * aggregate that was read has been changed elsewhere since: a unit of work that was decided on such a reading is refused and tried again.
 */
public final class ForeignUnits {
    private static final int MOST = 100_000;

    private final Map<String, Long> latest = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong gaps = new AtomicLong();
    private final AtomicLong sends = new AtomicLong();
    private volatile long metAllBefore;

    private final Function<Map<String, Long>, Set<String>> later;

    /** Of a log, in which nobody is met yet. */
    ForeignUnits(LogReader log) {
        this.later = log::laterThan;
    }

    private ForeignUnits(Function<Map<String, Long>, Set<String>> later) {
        this.later = later;
    }

    /** Of an event store that is no log: nobody is ever met, and it is asked for each aggregate by itself. */
    public static ForeignUnits in(EventStore events) {
        return new ForeignUnits(versions -> {
            Set<String> later = new HashSet<>();
            versions.forEach((aggregate, version) -> {
                if (events.readEvents(aggregate, version + 1).hasNext()) {
                    later.add(aggregate);
                }
            });
            return later;
        });
    }

    /** Of aggregates as of versions (sequence numbers of their last events), those of which more has been written, here or elsewhere. Blocks. */
    Set<String> laterThan(Map<String, Long> versions) {
        return later.apply(versions);
    }

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

    /** How often the writer has begun to send so far. */
    long sends() {
        return sends.get();
    }

    /** Whether something was sent after so many sends, and stored: what others had written until then was met. */
    boolean metAllAfter(long sends) {
        return metAllBefore > sends;
    }

    /** On the writer's thread, like all that follows. It must have met what it knows of before it sends. */
    long send() {
        return sends.incrementAndGet();
    }

    /** What was sent stands right behind what was known: nobody unmet had written before it was sent. */
    void stored(long send) {
        metAllBefore = send;
    }

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

    /** Whether others were met who had written of the aggregate after the event of this sequence number. */
    boolean metLater(String aggregate, long version) {
        return latest.getOrDefault(aggregate, -1L) > version;
    }

    boolean outdateAny(List<Reading> readings) {
        return readings.stream().anyMatch(this::outdate);
    }

    private boolean outdate(Reading reading) {
        return reading.gaps() != gaps.get() || metLater(reading.aggregate(), reading.version());
    }
}
