package io.placemarket.query.checkpoint;

import io.placemarket.query.market.Market;
import io.placemarket.query.views.Rebuild;
import io.placemarket.query.views.Rebuilds;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Takes what another node has built anew, and takes over from one of which nothing more is heard. On a thread of its own. */
public final class RebuildWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final SharedBuilds builds;
    private final Checkpoints checkpoints;
    private final Rebuilds rebuilds;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rebuild-watch").factory());

    private volatile boolean running;
    private @Nullable ScheduledFuture<?> looking;
    /** The number of the last building whose views are this node's; those that were swapped before it began stand in the checkpoints. */
    private volatile long taken = -1;

    public RebuildWatch(SharedBuilds builds, Checkpoints checkpoints, Rebuilds rebuilds, Clock clock) {
        this.builds = builds;
        this.checkpoints = checkpoints;
        this.rebuilds = rebuilds;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        looking = thread.scheduleWithFixedDelay(this::lookSafely, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            if (running) {
                LOG.warn("It cannot be seen whether another node builds the views anew; looked again later", e);
            }
        }
    }

    /** Looks once. Blocks. */
    void look() {
        SharedBuilds.Entry entry = builds.read().orElse(null);
        if (entry == null) {
            taken = Math.max(taken, 0);
            return;
        }
        boolean swapped = entry.rebuild().endedAt().isPresent();
        if (taken < 0) {
            taken = swapped ? entry.number() : entry.number() - 1;
        }
        if (entry.isLeftBehind(clock.instant())) {
            LOG.warn("Node {} is no longer heard of: the building of the views begins again here", entry.node());
            rebuilds.begin();
        } else if (swapped && !rebuilds.isUnderWay() && entry.number() > taken) {
            take(entry);
        }
    }

    /** What cannot be read or swapped now is tried again at the next look. */
    private void take(SharedBuilds.Entry entry) {
        if (entry.checkpoint() > 0 && !builds.isHere(entry)) {
            Market built = checkpoints.load(entry.checkpoint()).orElseGet(Market::new);
            LOG.info("Node {} has built the views anew; taken from position {}", entry.node(), built.position());
            rebuilds.goOnFrom(built, () -> taken = entry.number());
        } else {
            taken = entry.number();
            if (!builds.isHere(entry) && entry.rebuild().state() == Rebuild.State.SWAPPED) {
                LOG.warn("Node {} has built the views anew but kept nothing for others: here they stay", entry.node());
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        if (looking != null) {
            looking.cancel(true);
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
