package io.placemarket.query.views;

import io.placemarket.eventstore.EventLog;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.RecordedUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

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
        views.follow(head, position -> units(position, head));
        running = true;
    }

    /** What stood in the log at the start is read by all processors, what comes then as it comes. */
    private Flux<RecordedUnit> units(long position, long head) {
        AtomicLong next = new AtomicLong(position);
        Flux<RecordedUnit> old = Flux.fromStream(
                        () -> DecodedAhead.of(log.reader().unitsFrom(position)))
                .doOnNext(unit -> next.set(unit.last() + 1))
                .subscribeOn(Schedulers.boundedElastic());
        Flux<RecordedUnit> fresh = Flux.defer(() -> log.tail().from(next.get()).map(LogDecoder::decode));
        return position <= head ? old.concatWith(fresh) : fresh;
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
