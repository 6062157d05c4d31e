package io.placemarket.eventstore;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** Tries again what lost against another writer of the same aggregate: boundedly, after a short random pause, and counted. */
public final class RetryOnConflict {
    private static final long PAUSE_NANOS = 2_000_000;

    private final int tries;
    private final AtomicLong conflicts = new AtomicLong();
    private final AtomicLong exhausted = new AtomicLong();

    /**
     * With a bound.
     *
     * @param tries how often in all, at least once
     */
    public RetryOnConflict(int tries) {
        if (tries < 1) {
            throw new IllegalArgumentException("At least one try is needed: " + tries);
        }
        this.tries = tries;
    }

    /** The result of the first try that meets no conflict; throws the last conflict when the tries are used up. */
    public <T extends @Nullable Object> T call(Supplier<? extends T> task) {
        for (int attempt = 1; ; attempt++) {
            try {
                return task.get();
            } catch (ConcurrencyException conflict) {
                conflicts.incrementAndGet();
                if (attempt == tries) {
                    exhausted.incrementAndGet();
                    throw conflict;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS * attempt));
            }
        }
    }

    /** Conflicts met so far. */
    public long conflicts() {
        return conflicts.get();
    }

    /** Commands given up after their last try. */
    public long exhausted() {
        return exhausted.get();
    }
}
