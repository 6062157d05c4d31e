package io.placemarket.eventstore;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What this process's writer has done since it was opened, for an application's meters. Every count only grows. */
public final class LogStatistics {
    private final LongAdder inserts = new LongAdder();
    private final LongAdder units = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder conflicts = new LongAdder();
    private final LongAdder repeats = new LongAdder();
    private final LongAdder foreignUnits = new LongAdder();
    private final LongAdder inDoubt = new LongAdder();
    private final LongAdder resolved = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder unavailable = new LongAdder();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile int lastBatch;
    private volatile @Nullable Doubt doubt;

    /** Inserts that were sent; {@link #units()} divided by it is the mean size of a group commit. */
    public long inserts() {
        return inserts.sum();
    }

    /** Units of work that are in the log. */
    public long units() {
        return units.sum();
    }

    /** Events that are in the log. */
    public long events() {
        return events.sum();
    }

    /** Units of work that lost an aggregate's place to another. */
    public long conflicts() {
        return conflicts.sum();
    }

    /** Units of work whose idempotency key was in the log already. */
    public long repeats() {
        return repeats.sum();
    }

    /** Units of other processes that were met where this one wanted to write. */
    public long foreignUnits() {
        return foreignUnits.sum();
    }

    /** Inserts to which no answer came. */
    public long inDoubt() {
        return inDoubt.sum();
    }

    /** Inserts without an answer whose fate was found out. */
    public long resolved() {
        return resolved.sum();
    }

    /** Units of work whose callers were told "unknown". */
    public long unknown() {
        return unknown.sum();
    }

    /** Units of work whose callers were told that nothing was written. */
    public long unavailable() {
        return unavailable.sum();
    }

    /** Units of work that wait for their commit now. */
    public int waiting() {
        return waiting.get();
    }

    /** Units of work that the last group commit brought in; 0 before the first. */
    public int lastBatch() {
        return lastBatch;
    }

    void sent() {
        inserts.increment();
    }

    void stored(int moreUnits, long moreEvents) {
        lastBatch = moreUnits;
        units.add(moreUnits);
        events.add(moreEvents);
    }

    void met(int others) {
        foreignUnits.add(others);
    }

    void unanswered(Throwable cause) {
        inDoubt.increment();
        if (doubt == null) {
            doubt = new Doubt(System.nanoTime(), cause.toString());
        }
    }

    void certain() {
        if (doubt != null) {
            doubt = null;
        }
    }

    /** What the writer could not bring in or find out, and nothing has gone in since. */
    Optional<Doubt> doubt() {
        return Optional.ofNullable(doubt);
    }

    /** Since when, on the nanosecond clock, and why. */
    record Doubt(long since, String why) {}

    void foundOut() {
        resolved.increment();
    }

    void entered() {
        waiting.incrementAndGet();
    }

    /** A unit leaves, by whatever outcome. */
    void left(@Nullable Throwable failure) {
        waiting.decrementAndGet();
        if (failure instanceof AppendConflictException || failure instanceof FootingLostException) {
            conflicts.increment();
        } else if (failure instanceof RepeatedKeyException) {
            repeats.increment();
        } else if (failure instanceof OutcomeUnknownException) {
            unknown.increment();
        } else if (failure instanceof LogUnavailableException) {
            unavailable.increment();
        }
    }
}
