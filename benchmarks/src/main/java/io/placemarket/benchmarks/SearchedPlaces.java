package io.placemarket.benchmarks;

import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.query.cohort.Found;
import io.placemarket.query.cohort.PlaceSearch;
import io.placemarket.query.cohort.SearchQuery;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Recorded;
import io.placemarket.query.market.RecordedUnit;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import reactor.core.publisher.Sinks;

/** Searches for places by distance among many offers while places are being taken; in the process, without HTTP. */
final class SearchedPlaces {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int OFFERS = 30_000;
    private static final int OFFERS_QUICK = 900;
    private static final int SEARCHES_A_SECOND = 200;
    private static final int COMMANDS_A_SECOND = 20;
    private static final List<String> FROM = List.of("ST5", "B15", "SY1", "CV1", "WV1", "HR1");

    private final boolean quick;
    private final Report report;
    private final Sinks.Many<RecordedUnit> log = Sinks.many().unicast().onBackpressureBuffer();
    private long position;

    SearchedPlaces(boolean quick, Report report) {
        this.quick = quick;
        this.report = report;
    }

    private void tell(MadeUpMarket.Unit unit) {
        List<Recorded> events = new ArrayList<>();
        unit.events().forEach(event -> events.add(new Recorded(++position, unit.at(), 0, event)));
        log.emitNext(
                new RecordedUnit(position, unit.at(), events, List.of()),
                Sinks.EmitFailureHandler.busyLooping(PATIENCE));
    }

    void run() throws Exception {
        Clock clock = Clock.fixed(MadeUpMarket.FIRST.monday().atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        int offers = quick ? OFFERS_QUICK : OFFERS;
        MadeUpMarket market = new MadeUpMarket(5, this::tell);
        try (Views views = new Views(clock, PATIENCE)) {
            views.follow(0, from -> log.asFlux());
            PlaceSearch search = new PlaceSearch(views, clock);
            market.found(offers / 3, offers);
            market.place(offers);
            views.ask(position, Market::position).block(PATIENCE);
            long start = System.nanoTime();
            LongAdder found = new LongAdder();
            searchOnce(search, market, found);
            report.note("The first search, which counts everything, took %d ms"
                    .formatted((System.nanoTime() - start) / 1_000_000));
            measure(search, market, offers, found);
        }
    }

    private void measure(PlaceSearch search, MadeUpMarket market, int offers, LongAdder found) throws Exception {
        long millis = quick ? 500 : 10_000;
        Latency.openLoop(SEARCHES_A_SECOND, millis, () -> searchOnce(search, market, found));
        found.reset();
        AtomicBoolean stop = new AtomicBoolean();
        Thread commands = Thread.ofPlatform().start(() -> {
            while (!stop.get()) {
                market.place();
                LockSupport.parkNanos(1_000_000_000L / COMMANDS_A_SECOND);
            }
        });
        long[] took;
        try {
            took = Latency.openLoop(SEARCHES_A_SECOND, millis, () -> searchOnce(search, market, found));
        } finally {
            stop.set(true);
            commands.join();
        }
        double p99 = Latency.millis(took, 0.99);
        report.add(new Row(
                "a search by distance among %,d offers, %d/s, p99 (%,d fit on average)"
                        .formatted(offers, SEARCHES_A_SECOND, found.sum() / took.length),
                "ms",
                p99,
                OptionalDouble.empty(),
                Interval.exactly(p99),
                Goal.below(50)));
    }

    private static void searchOnce(PlaceSearch search, MadeUpMarket market, LongAdder count) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        List<Map.Entry<CohortId, OrganisationId>> cohorts = market.cohorts();
        Map.Entry<CohortId, OrganisationId> cohort = cohorts.get(random.nextInt(cohorts.size()));
        SearchQuery query = SearchQuery.of(new Filters(Map.of(
                "near", List.of(FROM.get(random.nextInt(FROM.size()))),
                "within", List.of("100"),
                "weeks", List.of("6"))));
        Found found = search.search(
                        0,
                        cohort.getKey(),
                        query,
                        new Actor("university", Role.UNIVERSITY, Optional.of(cohort.getValue())))
                .blockOptional(PATIENCE)
                .orElseThrow();
        count.add(found.count());
    }
}
