package io.placemarket.query.checkpoint;

import io.placemarket.query.market.Market;
import io.placemarket.query.market.RecordedUnit;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Writes checkpoints on a thread of its own: from the last one and what the log holds since, so that the live views are not touched. When the
 * program ends in good order the live views themselves are written down, which then stand still. Of several nodes whoever comes first writes.
 */
public final class CheckpointWriter implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointWriter.class);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration LAST_WORDS = Duration.ofSeconds(4);

    private final Checkpoints checkpoints;
    private final Views views;
    private final LongFunction<Stream<RecordedUnit>> log;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("checkpoints").factory());

    private volatile Instant wroteAt;
    private volatile boolean running;
    private @Nullable ScheduledFuture<?> looking;

    /** @param log whole units of work in order from the one that holds a position; may block */
    public CheckpointWriter(Checkpoints checkpoints, Views views, LongFunction<Stream<RecordedUnit>> log, Clock clock) {
        this.checkpoints = checkpoints;
        this.views = views;
        this.log = log;
        this.clock = clock;
        this.wroteAt = clock.instant();
    }

    @Override
    public void start() {
        running = true;
        looking = thread.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            writeIfDue();
        } catch (RuntimeException e) {
            if (running) {
                LOG.warn("No checkpoint of the views could be written; tried again later", e);
            }
        }
    }

    /** Writes one where it is due; whether it did. Blocks. */
    boolean writeIfDue() {
        long position = views.position();
        if (!views.isLevel() || !isDue(position - checkpoints.last())) {
            return false;
        }
        Market market = checkpoints.load(position).orElseGet(Market::new);
        try (Stream<RecordedUnit> units = log.apply(market.position() + 1)) {
            for (Iterator<RecordedUnit> each = units.iterator(); market.position() < position && each.hasNext(); ) {
                market.apply(each.next());
            }
        }
        wroteAt = clock.instant();
        return checkpoints.write(market);
    }

    private boolean isDue(long events) {
        CheckpointLimits limits = checkpoints.limits();
        boolean longAgo = Duration.between(wroteAt, clock.instant()).compareTo(limits.pause()) >= 0;
        return events >= limits.events() || (longAgo && events >= limits.atLeast());
    }

    @Override
    public void stop() {
        running = false;
        if (looking != null) {
            looking.cancel(true);
        }
        try {
            Market last = views.standStill().toFuture().get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
            if (views.isLevel()
                    && last.position() - checkpoints.last()
                            >= checkpoints.limits().atLeast()) {
                checkpoints.write(last);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.warn("The views end without a last checkpoint", e);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the views have begun, and before they end. */
    @Override
    public int getPhase() {
        return 1;
    }
}
