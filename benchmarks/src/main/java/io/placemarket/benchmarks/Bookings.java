package io.placemarket.benchmarks;

import io.placemarket.benchmarks.Rounds.Question;
import io.placemarket.command.bus.LogJson;
import io.placemarket.embedded.EmbeddedMongo;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LogOptions;
import io.placemarket.eventstore.LoggedUnit;
import io.placemarket.eventstore.MongoEventStorageEngine;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventJson;
import io.placemarket.kernel.id.OfferId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** Contended bookings through the command bus as the product runs it, recounted by an oracle; how fast, beside the bare log. */
final class Bookings {
    private static final int CALLERS = 64;
    private static final int SAMPLED = 2_000;
    private static final int TIMED = 200;

    private final Report report;
    private final Rounds rounds;
    private final long millis;
    private final boolean quick;

    Bookings(boolean quick, Report report) {
        this.quick = quick;
        this.report = report;
        this.rounds = new Rounds(1, quick ? 2 : 5);
        this.millis = quick ? 300 : 5_000;
    }

    /** True where the oracle found nothing wrong. */
    boolean run(long commands) throws Exception {
        try (EmbeddedMongo server = EmbeddedMongo.temporary();
                Engines engines = Engines.on(server.uri(), 1);
                BookingMarket market = new BookingMarket(engines.mongo()).with(quick ? 40 : 400, quick ? 4 : 40)) {
            contend(market, commands);
            besideLog(market, engines);
            openLoop(market);
            longHistory(market);
            release(market);
            return new BookingOracle(market.log(), market.acknowledged()).judge(report);
        }
    }

    private void contend(BookingMarket market, long commands) throws Exception {
        AtomicLong left = new AtomicLong(commands);
        long shown = Math.max(1, commands / 10);
        long start = System.nanoTime();
        together(() -> {
            for (long i = left.getAndDecrement(); i > 0; i = left.getAndDecrement()) {
                market.one();
                if (i % shown == 0) {
                    report.note("%,d commands to go, %,.0f a second"
                            .formatted(i - 1, (commands - i) * 1e9 / (System.nanoTime() - start)));
                }
            }
        });
        report.note("%,d commands by %d callers in %d s: %,d accepted; refused %s"
                .formatted(
                        commands,
                        CALLERS,
                        (System.nanoTime() - start) / 1_000_000_000,
                        market.accepted(),
                        market.refused()));
    }

    private static void together(Runnable task) throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                running.add(callers.submit(task));
            }
            for (Future<?> caller : running) {
                caller.get();
            }
        }
    }

    /** The same events, appended by the same number of callers to aggregates nobody else writes to. */
    private void besideLog(BookingMarket market, Engines engines) throws Exception {
        try (EventLog bare =
                EventLog.open(engines.mongo(), LogOptions.defaults().withCollection("bare"))) {
            MongoEventStorageEngine engine = MongoEventStorageEngine.on(bare, LogJson.serializer());
            List<List<DomainEvent>> units = sample(market.log());
            AtomicLong fresh = new AtomicLong();
            report.add(rounds.compare(
                    new Question(
                            "accepted commands/s, to the bare log's with the same events", "1/s", Goal.atLeast(0.5)),
                    () -> {
                        long before = market.accepted();
                        return rate(market::one, () -> market.accepted() - before);
                    },
                    () -> {
                        AtomicLong appended = new AtomicLong();
                        return rate(
                                () -> {
                                    engine.appendEvents(unit(
                                            units.get(
                                                    ThreadLocalRandom.current().nextInt(units.size())),
                                            fresh));
                                    appended.incrementAndGet();
                                },
                                appended::get);
                    }));
        }
    }

    private interface Count {
        long sofar();
    }

    private double rate(Runnable task, Count count) throws Exception {
        long start = System.nanoTime();
        long until = start + millis * 1_000_000;
        together(() -> {
            while (System.nanoTime() < until) {
                task.run();
            }
        });
        return count.sofar() * 1e9 / (System.nanoTime() - start);
    }

    private static List<List<DomainEvent>> sample(EventLog log) {
        try (Stream<LoggedUnit> last = log.reader().unitsBackFrom(log.headPosition())) {
            return last.limit(SAMPLED)
                    .map(unit -> unit.events().stream()
                            .map(event -> EventJson.read(event.type(), event.payload()))
                            .toList())
                    .toList();
        }
    }

    private static List<EventMessage<?>> unit(List<DomainEvent> events, AtomicLong fresh) {
        List<EventMessage<?>> unit = new ArrayList<>();
        for (DomainEvent event : events) {
            unit.add(new GenericDomainEventMessage<>("Bare", "bare-" + fresh.incrementAndGet(), 0, event));
        }
        return unit;
    }

    private void openLoop(BookingMarket market) throws Exception {
        for (int rate : new int[] {100, 500}) {
            report.add(rounds.measure(
                    new Question("p95 at " + rate + " commands/s, from the intended start", "ms", Goal.below(300)),
                    () -> Latency.millis(Latency.openLoop(rate, millis, market::one), 0.95)));
        }
    }

    private void release(BookingMarket market) throws Exception {
        int requests = quick ? 100 : 5_000;
        report.add(rounds.measure(
                new Question("the release of an offer with %,d requests".formatted(requests), "ms", Goal.below(2_000)),
                () -> market.release(requests)));
    }

    private void longHistory(BookingMarket market) throws Exception {
        OfferId old = market.anotherOffer();
        int pairs = quick ? 200 : 10_000;
        for (int i = 0; i < pairs; i++) {
            market.holdAndRelease(old);
        }
        OfferId fresh = market.anotherOffer();
        report.add(rounds.compare(
                new Question(
                        "a hold and its release in an area of %,d events, to a new one".formatted(2 * pairs),
                        "ms",
                        Goal.atMost(1.5)),
                () -> middle(market, old),
                () -> middle(market, fresh)));
    }

    private static double middle(BookingMarket market, OfferId offer) {
        long[] nanos = new long[TIMED];
        for (int i = 0; i < TIMED; i++) {
            long before = System.nanoTime();
            market.holdAndRelease(offer);
            nanos[i] = System.nanoTime() - before;
        }
        return Latency.millis(nanos, 0.5);
    }
}
