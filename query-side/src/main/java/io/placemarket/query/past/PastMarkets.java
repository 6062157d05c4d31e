package io.placemarket.query.past;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.RecordedUnit;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Past markets, each folded from the units of work up to its position and not changed after that, so that anybody may read it. A new one
 * begins as a copy of the nearest one kept before it. The least lately asked for are let go. Who asks for one that is being folded waits
 * for the same. Thread-safe.
 */
public final class PastMarkets implements AutoCloseable {
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final int EVENTS_READ_WHILE_ONE_IS_FOLDED = 8;

    private final LongFunction<Stream<RecordedUnit>> log;
    private final Earlier earlier;
    private final PastLimits limits;
    private final Map<Long, Market> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Long, Mono<Market>> building = new HashMap<>();
    private final Scheduler workers = Schedulers.fromExecutorService(
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("past-", 0).factory()),
            "past");

    /** @param log whole units of work in order from the one that holds a position; may block */
    public PastMarkets(LongFunction<Stream<RecordedUnit>> log, PastLimits limits) {
        this(log, Earlier.none(), limits);
    }

    /**
     * With markets kept elsewhere, from which a far one begins.
     *
     * @param log whole units of work in order from the one that holds a position; may block
     */
    public PastMarkets(LongFunction<Stream<RecordedUnit>> log, Earlier earlier, PastLimits limits) {
        this.log = log;
        this.earlier = earlier;
        this.limits = limits;
    }

    /** Where what blocks or takes its time may run. */
    public Scheduler workers() {
        return workers;
    }

    /**
     * The market after the last whole unit of work that ends at the position or before it.
     *
     * @return refused with past-busy where as many as may be are being folded
     */
    public Mono<Market> at(long position) {
        return Mono.defer(() -> find(position));
    }

    private synchronized Mono<Market> find(long position) {
        Market known = kept.get(position);
        if (known != null) {
            return Mono.just(known);
        }
        Mono<Market> under = building.get(position);
        if (under != null) {
            return under;
        }
        if (building.size() >= limits.building()) {
            return Mono.error(busy("%d past moments are being folded from the log".formatted(limits.building())));
        }
        Mono<Market> started =
                Mono.fromCallable(() -> foldOnce(position)).subscribeOn(workers).cache();
        building.put(position, started);
        return started;
    }

    static RefusedException busy(String what) {
        return Problem.of(ProblemCode.PAST_BUSY, what + ", as many as may be at a time.")
                .with("retryAfterSeconds", RETRY_AFTER_SECONDS)
                .refused();
    }

    private Market foldOnce(long position) {
        try {
            return fold(position);
        } finally {
            finished(position);
        }
    }

    private synchronized void finished(long position) {
        building.remove(position);
    }

    private Market fold(long position) {
        Market market = beginning(position);
        boolean far = position - market.position() > 2L * limits.anchor();
        try (Stream<RecordedUnit> units = log.apply(market.position() + 1)) {
            Iterator<RecordedUnit> each = units.iterator();
            @Nullable RecordedUnit unit = next(each, position);
            while (unit != null) {
                if (far && unit.last() > position - limits.anchor()) {
                    keep(market.position(), market.copy());
                    far = false;
                }
                market.apply(unit);
                unit = unit.last() == position ? null : next(each, position);
            }
        }
        keep(position, market);
        return market;
    }

    /** The next unit that ends at the position or before; what is not read needs no page of its own. */
    private static @Nullable RecordedUnit next(Iterator<RecordedUnit> units, long position) {
        RecordedUnit unit = units.hasNext() ? units.next() : null;
        return unit == null || unit.last() > position ? null : unit;
    }

    /** Reading one that is kept elsewhere costs about as much as folding an eighth of its events. */
    private Market beginning(long position) {
        Optional<Market> known = nearest(position);
        long from = known.map(Market::position).orElse(0L);
        return earlier.nearest(position).stream()
                .filter(there -> there - from > there / EVENTS_READ_WHILE_ONE_IS_FOLDED)
                .mapToObj(earlier::load)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> known.map(Market::copy).orElseGet(Market::new));
    }

    private synchronized Optional<Market> nearest(long position) {
        return kept.values().stream()
                .filter(market -> market.position() <= position)
                .reduce((one, other) -> other.position() > one.position() ? other : one);
    }

    private synchronized void keep(long position, Market market) {
        kept.put(position, market);
        long events = kept.values().stream().mapToLong(Market::position).sum();
        Iterator<Market> oldest = kept.values().iterator();
        while (kept.size() > limits.kept() || (events > limits.events() && kept.size() > 1)) {
            events -= oldest.next().position();
            oldest.remove();
        }
    }

    /** How many are kept now. */
    synchronized int kept() {
        return kept.size();
    }

    @Override
    public void close() {
        workers.dispose();
    }
}
