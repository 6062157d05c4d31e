package io.placemarket.eventstore.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One process that writes to a log and reads it; safe for many threads. */
public interface LogProcess extends AutoCloseable {
    /**
     * Appends a unit of work, all or none, and returns the position of its first event.
     *
     * @param key of idempotency, where there is one
     * @throws Refusal where it is not in the log, or not known to be
     */
    long append(@Nullable String key, List<KitEvent> unit) throws Refusal;

    /** Units of work from the one with an event at the position on, whole, at most so many. */
    List<KitUnit> read(long from, int atMost);

    /** An aggregate's events in order. */
    List<KitEvent> ofAggregate(String aggregateId);

    /** Units of work from the one with an event at the position back, whole, at most so many. */
    List<KitUnit> readBack(long from, int atMost);

    /** The last position that was there at the instant; 0 where none was. */
    long positionAt(Instant instant);

    /** Shows units of work from the one with an event at the position on, and then what comes. */
    Following follow(long from, Consumer<KitUnit> each);

    /** Whether the position is there and can be read here, after waiting so long at most. */
    boolean await(long position, Duration atMost) throws InterruptedException;

    /** The first position at which the log is not what was written. */
    OptionalLong firstBroken();

    @Override
    void close();

    /** Ends following. */
    interface Following extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * An event of the kit.
     *
     * @param sequence its number in its aggregate, from 0
     */
    record KitEvent(String aggregateId, long sequence, String payload) {}

    /** A unit of work as it stands in the log. */
    record KitUnit(long position, List<KitEvent> events) {}

    /** Why a unit of work is not in the log, or not known to be. */
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
        private final long position;

        /** With what the engine said, and where the first under the key stands. */
        public Repeated(Throwable cause, long position) {
            super(cause);
            this.position = position;
        }

        long position() {
            return position;
        }
    }

    /** It is larger than a unit of work may be. Nothing was written. */
    final class TooLarge extends Refusal {
        /** With what the engine said. */
        public TooLarge(Throwable cause) {
            super(cause);
        }
    }

    /** The storage is away. Nothing was written, and it may be tried again. */
    final class Unavailable extends Refusal {
        /** With what the engine said. */
        public Unavailable(Throwable cause) {
            super(cause);
        }
    }

    /** The storage went away before it answered: it is written or not. */
    final class Unknown extends Refusal {
        private final boolean retryable;

        /** With what the engine said, and whether it may be tried again. */
        public Unknown(Throwable cause, boolean retryable) {
            super(cause);
            this.retryable = retryable;
        }

        boolean retryable() {
            return retryable;
        }
    }
}
