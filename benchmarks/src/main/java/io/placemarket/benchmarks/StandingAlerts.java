package io.placemarket.benchmarks;

import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AlertId;
import io.placemarket.kernel.id.AlertListId;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.watch.AlertEvent.AlertSet;
import io.placemarket.kernel.watch.AlertTerms;
import io.placemarket.kernel.watch.Threshold;
import io.placemarket.query.alert.AlertBoard;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Recorded;
import io.placemarket.query.market.RecordedUnit;
import io.placemarket.query.market.Touched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;

/** What a thousand standing alerts, each of a kind of its own, add to the folding of an event. */
final class StandingAlerts {
    private static final int ALERTS = 1_000;
    private static final int WEEKS = 8;
    /** Of five hundred commands a second, a tenth of the time between two. */
    private static final double MOST_MICROS = 200;

    private final Report report;
    private final Market market = new Market();
    private final List<MadeUpMarket.Unit> told = new ArrayList<>();
    private final Random random = new Random(9);
    private final boolean quick;

    StandingAlerts(boolean quick, Report report) {
        this.quick = quick;
        this.report = report;
    }

    void run() {
        int areas = quick ? 200 : 5_000;
        MadeUpMarket region = new MadeUpMarket(6, told::add);
        region.found(areas, areas * 3);
        region.place(areas * 2);
        takeIn();
        setAlerts();
        long begun = System.nanoTime();
        AlertBoard board = new AlertBoard(market, MadeUpMarket.FIRST.plus(8));
        report.note("%,d alerts in %,d areas counted for the first time in %d ms"
                .formatted(ALERTS, areas, (System.nanoTime() - begun) / 1_000_000));
        region.place(quick ? 2_000 : 20_000);
        measure(board, areas);
    }

    private void takeIn() {
        told.forEach(unit -> apply(unit.at(), unit.events()));
        told.clear();
    }

    private Touched apply(Instant at, List<? extends DomainEvent> events) {
        long position = market.position();
        List<Recorded> recorded = new ArrayList<>(events.size());
        for (DomainEvent event : events) {
            recorded.add(new Recorded(++position, at, 0, event));
        }
        return market.apply(new RecordedUnit(position, at, recorded, List.of()));
    }

    /** Of different professions and boards, twenty for each user. */
    private void setAlerts() {
        List<ProfessionCode> professions =
                List.copyOf(ReferenceData.shipped().professions().keySet()).subList(0, 12);
        List<String> boards = List.copyOf(ReferenceData.shipped().boards().keySet());
        for (int i = 0; i < ALERTS; i++) {
            String user = "user" + i / 20;
            AlertTerms terms = new AlertTerms(
                    Threshold.freeBelow(1 + random.nextInt(40)),
                    WEEKS,
                    some(professions),
                    some(boards),
                    List.of(),
                    List.of(),
                    List.of());
            apply(
                    market.at(),
                    List.of(new AlertSet(
                            AlertListId.of(user), new AlertId(String.format(Locale.ROOT, "n%012d", i)), user, terms)));
        }
    }

    private <T> List<T> some(List<T> all) {
        return all.stream().filter(one -> random.nextInt(3) == 0).toList();
    }

    private void measure(AlertBoard board, int areas) {
        long folding = 0;
        long alerting = 0;
        int raised = 0;
        int units = told.size();
        for (MadeUpMarket.Unit unit : told) {
            long start = System.nanoTime();
            Touched touched = apply(unit.at(), unit.events());
            long folded = System.nanoTime();
            raised += board.touched(touched).size();
            alerting += System.nanoTime() - folded;
            folding += folded - start;
        }
        double micros = alerting / 1_000.0 / units;
        report.add(new Row(
                "what %,d alerts (%d weeks, %,d areas) add to a unit of work, %,d raised or cleared"
                        .formatted(ALERTS, WEEKS, areas, raised),
                "µs",
                micros,
                OptionalDouble.of(folding / 1_000.0 / units),
                Interval.exactly(micros),
                Goal.atMost(MOST_MICROS)));
    }
}
