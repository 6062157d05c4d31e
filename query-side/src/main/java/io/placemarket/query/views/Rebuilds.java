package io.placemarket.query.views;

import io.placemarket.query.market.Market;
import io.placemarket.query.market.RecordedUnit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the views anew from the log, one building at a time, on a thread of its own that rests as long as it works, beside the live ones. When
 * they are level they take their place between one event and the next, so that nobody reads an empty or a half view. Thread-safe.
 */
public final class Rebuilds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** So many events behind the live views, what comes is kept for the last step. */
    private static final long NEAR = 2_000;

    private static final int UNITS_A_TURN = 200;

    private final Views views;
    private final LongFunction<Stream<RecordedUnit>> log;
    private final Clock clock;
    private volatile @Nullable Rebuild last;
    private @Nullable Thread builder;

    /** @param log whole units of work in order from the one that holds a position to the present end; may block */
    public Rebuilds(Views views, LongFunction<Stream<RecordedUnit>> log, Clock clock) {
        this.views = views;
        this.log = log;
        this.clock = clock;
    }

    /** Begins, unless it is under way; how far it is. */
    public synchronized Rebuild begin() {
        Rebuild known = last;
        if (known != null && known.state() == Rebuild.State.FOLDING) {
            return known;
        }
        Rebuild begun = new Rebuild(
                Rebuild.State.FOLDING, clock.instant(), 0, views.position(), 0, Optional.empty(), Optional.empty());
        last = begun;
        builder = Thread.ofPlatform().daemon().name("views-rebuild").start(() -> build(begun.startedAt()));
        return begun;
    }

    /** The last one, where there was any since this program began. */
    public Optional<Rebuild> last() {
        return Optional.ofNullable(last);
    }

    private void build(Instant start) {
        Market market = new Market();
        try {
            while (views.position() - market.position() > NEAR) {
                fold(market, start, Long.MAX_VALUE);
            }
            long level = views.keepWhatComes().blockOptional(PATIENCE).orElseThrow();
            while (market.position() < level) {
                fold(market, start, level);
            }
            long position = views.replaceBy(market).blockOptional(PATIENCE).orElseThrow();
            LOG.info("The views were built anew from {} events and swapped", position);
            last = state(Rebuild.State.SWAPPED, start, position, Optional.empty());
        } catch (RuntimeException e) {
            LOG.error("The views could not be built anew; the live ones stay", e);
            views.keepNothing().subscribe();
            last = state(Rebuild.State.FAILED, start, market.position(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private Rebuild state(Rebuild.State state, Instant start, long position, Optional<String> failure) {
        Instant now = clock.instant();
        long millis = Math.max(1, Duration.between(start, now).toMillis());
        return new Rebuild(
                state,
                start,
                position,
                views.position(),
                position * 1000 / millis,
                state == Rebuild.State.FOLDING ? Optional.empty() : Optional.of(now),
                failure);
    }

    /** To the present end of the log, or so far. */
    private void fold(Market market, Instant start, long until) {
        try (Stream<RecordedUnit> units = log.apply(market.position() + 1)) {
            Iterator<RecordedUnit> each = units.iterator();
            int turn = 0;
            long began = System.nanoTime();
            while (market.position() < until && each.hasNext()) {
                market.apply(each.next());
                if (++turn == UNITS_A_TURN) {
                    last = state(Rebuild.State.FOLDING, start, market.position(), Optional.empty());
                    rest(System.nanoTime() - began);
                    turn = 0;
                    began = System.nanoTime();
                }
            }
        }
    }

    private static void rest(long nanos) {
        LockSupport.parkNanos(nanos);
        if (Thread.interrupted()) {
            throw new IllegalStateException("the program ends");
        }
    }

    @Override
    public synchronized void close() {
        if (builder != null) {
            builder.interrupt();
        }
    }
}
