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
 * Builds the views anew from the log, one building at a time, on a thread of its own that rests {@value #RESTS} times as long as it works, beside the
 * live ones. When they are level they take their place between one event and the next, so that nobody reads an empty or a half view. Of several
 * nodes one builds and the others take what it built. Thread-safe.
 */
public final class Rebuilds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** So many events behind the live views, what comes is kept for the last step. */
    private static final long NEAR = 2_000;

    /** Few, so that who waits for a processor waits for less than a millisecond. */
    private static final int UNITS_A_TURN = 25;

    private static final int RESTS = 3;
    /** How often the others are told how far it is. */
    private static final Duration TELL = Duration.ofSeconds(1);

    private final Views views;
    private final LongFunction<Stream<RecordedUnit>> log;
    private final Builders builders;
    private final Clock clock;
    private volatile @Nullable Rebuild last;
    private @Nullable Thread builder;

    /** @param log whole units of work in order from the one that holds a position to the present end; may block */
    public Rebuilds(Views views, LongFunction<Stream<RecordedUnit>> log, Clock clock) {
        this(views, log, Builders.alone(), clock);
    }

    /**
     * With other nodes.
     *
     * @param log whole units of work in order from the one that holds a position to the present end; may block
     */
    public Rebuilds(Views views, LongFunction<Stream<RecordedUnit>> log, Builders builders, Clock clock) {
        this.views = views;
        this.log = log;
        this.builders = builders;
        this.clock = clock;
    }

    /** Begins, unless it is under way, here or elsewhere; how far it is. May block. */
    public synchronized Rebuild begin() {
        if (isUnderWay()) {
            return last().orElseThrow();
        }
        Rebuild begun = begun();
        Optional<Rebuild> elsewhere = builders.claim(begun);
        if (elsewhere.isEmpty()) {
            start(begun, () -> build(begun.startedAt(), new Market(), true, () -> {}));
        }
        return elsewhere.orElse(begun);
    }

    /**
     * Goes on from what another node has built, unless this one builds.
     *
     * @param swapped is run once the views have given their place to it; never where that fails
     */
    public synchronized void goOnFrom(Market built, Runnable swapped) {
        if (!isUnderWay()) {
            Rebuild begun = begun();
            start(begun, () -> build(begun.startedAt(), built, false, swapped));
        }
    }

    /** Whether this node builds, or goes on from what another has built. */
    public boolean isUnderWay() {
        Rebuild known = last;
        return known != null && known.state() == Rebuild.State.FOLDING;
    }

    private Rebuild begun() {
        return new Rebuild(
                Rebuild.State.FOLDING, clock.instant(), 0, views.position(), 0, Optional.empty(), Optional.empty());
    }

    private void start(Rebuild begun, Runnable building) {
        last = begun;
        builder = Thread.ofPlatform().daemon().name("views-rebuild").start(building);
    }

    /** The last one, where there was any: that of this node while it builds, else what is known of all. */
    public Optional<Rebuild> last() {
        return isUnderWay() ? Optional.ofNullable(last) : builders.last().or(() -> Optional.ofNullable(last));
    }

    /** @param forAll whether the other nodes are to have it too */
    private void build(Instant start, Market market, boolean forAll, Runnable swapped) {
        try {
            do {
                fold(market, start, Long.MAX_VALUE, forAll);
            } while (views.position() - market.position() > NEAR);
            if (forAll) {
                builders.keep(market);
            }
            long level = views.keepWhatComes().blockOptional(PATIENCE).orElseThrow();
            while (market.position() < level) {
                fold(market, start, level, forAll);
            }
            long position = views.replaceBy(market).blockOptional(PATIENCE).orElseThrow();
            LOG.info("The views were built anew from {} events and swapped", position);
            swapped.run();
            end(state(Rebuild.State.SWAPPED, start, position, Optional.empty()), forAll);
        } catch (RuntimeException e) {
            LOG.error("The views could not be built anew; the live ones stay", e);
            views.keepNothing().subscribe();
            end(
                    state(Rebuild.State.FAILED, start, market.position(), Optional.of(String.valueOf(e.getMessage()))),
                    forAll);
        }
    }

    private void end(Rebuild end, boolean forAll) {
        try {
            if (forAll) {
                builders.ended(end);
            }
        } catch (RuntimeException e) {
            LOG.warn("The other nodes could not be told how the building of the views ended", e);
        } finally {
            last = end;
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
    private void fold(Market market, Instant start, long until, boolean forAll) {
        try (Stream<RecordedUnit> units = log.apply(market.position() + 1)) {
            Iterator<RecordedUnit> each = units.iterator();
            int turn = 0;
            long began = System.nanoTime();
            Instant told = start;
            while (market.position() < until && each.hasNext()) {
                market.apply(each.next());
                if (++turn == UNITS_A_TURN) {
                    Rebuild now = state(Rebuild.State.FOLDING, start, market.position(), Optional.empty());
                    last = now;
                    if (forAll && !clock.instant().isBefore(told.plus(TELL))) {
                        told = clock.instant();
                        tell(now);
                    }
                    rest((System.nanoTime() - began) * RESTS);
                    turn = 0;
                    began = System.nanoTime();
                }
            }
        }
    }

    private void tell(Rebuild now) {
        if (!builders.going(now)) {
            throw new IllegalStateException("another node has taken over");
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
