package io.placemarket.query.views;

import io.placemarket.eventstore.EventLog;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.market.Market;
import java.util.Optional;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts the views on the log when the application starts. */
public final class LogFollower implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);

    private final EventLog log;
    private final Views views;
    private final LongFunction<Optional<Market>> kept;
    private volatile boolean running;

    /** @param kept the market as it stood at a position or before it, where it was kept; may block */
    public LogFollower(EventLog log, Views views, LongFunction<Optional<Market>> kept) {
        this.log = log;
        this.views = views;
        this.kept = kept;
    }

    @Override
    public void start() {
        // Read from its files now: later it would block an event loop.
        LOG.debug(
                "{} organisations in the reference data",
                ReferenceData.shipped().organisations().size());
        long head = log.headPosition();
        // Views that stood still for a while go on from where they are.
        if (views.position() == 0) {
            kept.apply(head).ifPresent(market -> {
                LOG.info("The views begin with their checkpoint at position {} of {}", market.position(), head);
                views.beginWith(market);
            });
        }
        views.follow(head, position -> log.tail().from(position).map(LogDecoder::decode));
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
