package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.exception.MongoServerError;

/**
 * For how long a question may be worked on ({@code maxTimeMS}). The time between the batches of a cursor does not count. For one thread
 * at a time.
 */
public final class TimeLimit {
    /** MongoDB's code where the time is over. */
    public static final int EXPIRED = 50;

    /** How many documents are looked at between two looks at the clock. */
    private static final int PACE = 64;

    private static final long UNLIMITED = -1;
    private final long allowed; // nanoseconds
    private long used;
    private long since;
    private boolean running;
    private int passed;

    private TimeLimit(long allowed) {
        this.allowed = allowed;
    }

    /** As long as it takes. */
    public static TimeLimit none() {
        return new TimeLimit(UNLIMITED);
    }

    /** So many milliseconds from now on; 0 for as long as it takes. */
    public static TimeLimit ofMillis(long millis) {
        TimeLimit limit = new TimeLimit(millis == 0 ? UNLIMITED : millis * 1_000_000);
        limit.resume();
        return limit;
    }

    /** Whether there is one. */
    public boolean isSet() {
        return allowed != UNLIMITED;
    }

    /** Goes on counting. */
    public void resume() {
        if (!running) {
            running = true;
            since = System.nanoTime();
        }
    }

    /** Stops counting until it is resumed. */
    public void pause() {
        if (running) {
            running = false;
            used += System.nanoTime() - since;
        }
    }

    /** To be called for every document that is looked at. */
    void pass() {
        if (allowed != UNLIMITED && passed++ % PACE == 0) {
            check();
        }
    }

    /**
     * Refuses to go on when the time is over.
     *
     * @throws MongoServerError 50
     */
    public void check() {
        if (allowed != UNLIMITED && used + (running ? System.nanoTime() - since : 0) > allowed) {
            throw new MongoServerError(EXPIRED, "MaxTimeMSExpired", "operation exceeded time limit");
        }
    }
}
