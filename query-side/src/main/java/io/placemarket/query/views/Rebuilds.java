package io.placemarket.query.views;

import io.placemarket.query.market.Market;
import io.placemarket.query.market.RecordedUnit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the views anew from the log, one building at a time, on a thread of its own that rests {@value #RESTS} times as long as it works, but never
 * longer than a second, beside the live ones. When they are level they take their place between one event and the next, so that nobody reads an
 * empty or a half view. Of several nodes one builds and the others take what it built. Thread-safe.
 */
public final class Rebuilds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    /** So many events behind the live views, what comes is kept for the last step. */
    private static final long NEAR = 2_000;

    /** Few, so that who waits for a processor waits for less than a millisecond. */
    private static final int UNITS_AT_ONCE = 25;

    private static final int RESTS = 3;
    /** What took longer was spent on waiting for the log, of which nobody has to be relieved. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final Views views;
    private final LongFunction<Stream<RecordedUnit>> log;
    private final Builders builders;
    private final Clock clock;
    private volatile @Nullable Rebuild last;
    private @Nullable Thread builder;
    private volatile boolean closed;

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
            start(begun, () -> build(begun.startedAt(), new Market(), builders, () -> {}));
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
            start(begun, () -> build(begun.startedAt(), built, Builders.alone(), swapped));
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

    /** @param others who are told and are to have it too */
    private void build(Instant start, Market market, Builders others, Runnable swapped) {
        try {
            long position = swap(start, market, others);
            LOG.info("The views were built anew from {} events and swapped", position);
            swapped.run();
            end(state(Rebuild.State.SWAPPED, start, position, Optional.empty()), others::ended);
        } catch (RuntimeException e) {
            views.keepNothing().subscribe();
            if (closed) {
                LOG.info("The program ends while the views are built anew");
                end(state(Rebuild.State.FOLDING, start, market.position(), Optional.empty()), others::left);
            } else {
                LOG.error("The views could not be built anew; the live ones stay", e);
                Optional<String> failure = Optional.of(String.valueOf(e.getMessage()));
                end(state(Rebuild.State.FAILED, start, market.position(), failure), others::ended);
            }
        }
    }

    /** Brings the market level and puts it in the place of the views'; at what position. */
    private long swap(Instant start, Market market, Builders others) {
        try (Turn turn = new Turn(() -> others.going(Objects.requireNonNull(last)))) {
            do {
                fold(market, start, Long.MAX_VALUE, turn);
            } while (views.position() - market.position() > NEAR);
            turn.renew();
            others.keep(market);
            turn.renew();
            long level = views.keepWhatComes().blockOptional(PATIENCE).orElseThrow();
            while (market.position() < level) {
                fold(market, start, level, turn);
            }
            return views.replaceBy(market).blockOptional(PATIENCE).orElseThrow();
        }
    }

    private void end(Rebuild end, Consumer<Rebuild> telling) {
        if (closed) {
            // What closes this interrupts it; the others are told all the same.
            Thread.interrupted();
        }
        try {
            telling.accept(end);
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
    private void fold(Market market, Instant start, long until, Turn turn) {
        try (Stream<RecordedUnit> units = log.apply(market.position() + 1)) {
            Iterator<RecordedUnit> each = units.iterator();
            int done = 0;
            long began = System.nanoTime();
            while (market.position() < until && each.hasNext()) {
                market.apply(each.next());
                if (++done == UNITS_AT_ONCE) {
                    last = state(Rebuild.State.FOLDING, start, market.position(), Optional.empty());
                    turn.check();
                    rest(restAfter(Duration.ofNanos(System.nanoTime() - began)));
                    done = 0;
                    began = System.nanoTime();
                }
            }
        }
    }

    /** How long it rests after so long a work. */
    static Duration restAfter(Duration work) {
        Duration rest = work.multipliedBy(RESTS);
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }

    private static void rest(Duration time) {
        LockSupport.parkNanos(time.toNanos());
        if (Thread.interrupted()) {
            throw new IllegalStateException("the program ends");
        }
    }

    /** Leaves what is being built here for other nodes, and waits a little until they know. */
    @Override
    public void close() {
        Thread building;
        synchronized (this) {
            closed = true;
            building = builder;
        }
        if (building != null) {
            building.interrupt();
            try {
                building.join(LAST_WORDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
