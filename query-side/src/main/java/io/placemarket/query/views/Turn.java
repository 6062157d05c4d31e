package io.placemarket.query.views;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A builder's turn, kept on a thread of its own for as long as it builds, whatever it waits for meanwhile. */
final class Turn implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);
    /** How often the others are told how far it is. */
    private static final Duration TELL = Duration.ofSeconds(1);

    private final BooleanSupplier going;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("views-rebuild-turn").factory());
    private final ScheduledFuture<?> telling;
    private boolean over;
    private volatile boolean lost;

    /** @param going tells the others how far it is; false where another has the turn; may block and fail */
    Turn(BooleanSupplier going) {
        this.going = going;
        telling = thread.scheduleWithFixedDelay(
                this::tellSafely, TELL.toMillis(), TELL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tellSafely() {
        try {
            tell();
        } catch (RuntimeException e) {
            LOG.warn("The other nodes cannot be told that the building of the views goes on; told again later", e);
        }
    }

    /** Never beside another, and never after the end: what is told last stays. */
    private synchronized void tell() {
        if (!over && !lost) {
            lost = !going.getAsBoolean();
        }
    }

    /** Refuses to go on where another is known to have it. */
    void check() {
        if (lost) {
            throw new IllegalStateException("another node has taken over");
        }
    }

    /** Refuses to go on where another has it by now. May block. */
    void renew() {
        tell();
        check();
    }

    @Override
    public synchronized void close() {
        over = true;
        telling.cancel(false);
        thread.shutdown();
    }
}
