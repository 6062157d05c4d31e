package io.placemarket.query.views;

import io.placemarket.eventstore.EventLog;
import io.placemarket.kernel.reference.ReferenceData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts the views on the log when the application starts. */
public final class LogFollower implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);

    private final EventLog log;
    private final Views views;
    private volatile boolean running;

    public LogFollower(EventLog log, Views views) {
        this.log = log;
        this.views = views;
    }

    @Override
    public void start() {
        // Read from its files now: later it would block an event loop.
        LOG.debug(
                "{} organisations in the reference data",
                ReferenceData.shipped().organisations().size());
        views.follow(log.headPosition(), position -> log.tail().from(position).map(LogDecoder::decode));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything answers. */
    @Override
    public int getPhase() {
        return 0;
    }
}
