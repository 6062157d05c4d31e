package io.placemarket.eventstore.conformance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Timers as one process uses them; safe for many threads. */
public interface TimerProcess {
    /** Sets the timer, or moves it. */
    void set(String name, Instant at, String what);

    /** There is no such timer afterwards. */
    void cancel(String name);

    /** When somebody should look again. */
    Optional<Instant> next();

    /** Takes what is due, at most so many. */
    List<DueTimer> take(int atMost);

    /** What was taken is done. */
    void done(DueTimer due);

    /**
     * What was taken.
     *
     * @param at when it was due
     * @param what to do
     * @param key under which a command of it acts once
     */
    record DueTimer(String name, Instant at, String what, Object key) {}
}
