package io.placemarket.eventstore.conformance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One process that writes to a log and reads it; safe for many threads. */
public interface LogProcess extends AutoCloseable {
    /**
     * Appends a unit of work, all or none, and returns the position of its first event.
     *
     * @param key of idempotency, where there is one
     * @throws Refusal where it is not in the log
     */
    long append(@Nullable String key, List<KitEvent> unit) throws Refusal;

    /** Units of work from the one with an event at the position on, whole, at most so many. */
    List<KitUnit> read(long from, int atMost);

    /** An aggregate's events in order. */
    List<KitEvent> ofAggregate(String aggregateId);

    @Override
    void close();

    /**
     * An event of the kit.
     *
     * @param sequence its number in its aggregate, from 0
     */
    record KitEvent(String aggregateId, long sequence, String payload) {}

    /** A unit of work as it stands in the log. */
    record KitUnit(long position, List<KitEvent> events) {}

    /** Why a unit of work is not in the log. */
    sealed class Refusal extends Exception {
        Refusal(Throwable cause) {
            super(cause);
        }
    }

    /** Another unit of work took an aggregate's place first. */
    final class Conflict extends Refusal {
        /** With what the engine said. */
        public Conflict(Throwable cause) {
            super(cause);
        }
    }

    /** The key was used before. */
    final class Repeated extends Refusal {
        /** With what the engine said. */
        public Repeated(Throwable cause) {
            super(cause);
        }
    }
}
