package io.placemarket.query.measure;

import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Places;
import io.placemarket.query.past.MarketAt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Measures a period, for somebody. */
public final class MeasuresReads {
    private final MarketAt then;
    private final int threshold;

    /** @param threshold counts of fewer people are not shown outside the organisations concerned */
    public MeasuresReads(MarketAt then, int threshold) {
        this.then = then;
        this.threshold = threshold;
    }

    /**
     * Counts everything the asker may know of.
     *
     * @throws io.placemarket.kernel.problem.RefusedException invalid-value where the weeks cannot be
     */
    public Measures measure(MeasuresQuery query, Actor actor) {
        Market market = then.market();
        MeasuresQuery.Period period = query.period(then.today());
        Scope scope = new Scope(actor);
        CapacityMeasures capacity = new CapacityMeasures(market, query, period);
        PlacementMeasures placements = new PlacementMeasures(market, query, period, then.today());
        ForecastGap forecast = new ForecastGap(market, query, period);
        ProgrammeMeasures programmes = new ProgrammeMeasures(market, query, period);
        programmes.count(scope);
        market.areas().all().stream()
                .filter(area -> scope.holds(area) && wanted(area, query))
                .forEach(area -> {
                    capacity.count(area);
                    forecast.count(area);
                    area.capacity().offers().stream()
                            .flatMap(offer -> market.offers().find(offer.offer()).stream())
                            .forEach(placements::count);
                    market.bookings()
                            .allocations(area.id())
                            .filter(scope::holds)
                            .forEach(placements::count);
                });
        market.cohorts().all().stream().filter(scope::holds).forEach(placements::count);
        return new Measures(
                market.position(),
                query.asOf().map(moment -> asked()),
                period.first(),
                period.last(),
                period.baseline(),
                scope.words(),
                scope.isOwn() ? Optional.empty() : Optional.of(threshold),
                shown(
                        capacity,
                        placements,
                        programmes,
                        compares(scope, query) ? Optional.of(forecast.measure()) : Optional.empty(),
                        new FrozenFill(market, query, period).measure(scope, then.today()),
                        scope),
                Measures.NOT_MEASURED);
    }

    private Instant asked() {
        return then.instant();
    }

    /** One university's needs against everybody's capacity would tell nothing, nor everybody's needs against one board's. */
    private static boolean compares(Scope scope, MeasuresQuery query) {
        return !scope.isOwn() && query.icbs().isEmpty();
    }

    private boolean wanted(AreasView.Entry area, MeasuresQuery query) {
        return query.icbs().isEmpty()
                || Places.icb(area, then.market())
                        .filter(query.icbs()::contains)
                        .isPresent();
    }

    private List<Measure> shown(
            CapacityMeasures capacity,
            PlacementMeasures placements,
            ProgrammeMeasures programmes,
            Optional<Measure> forecast,
            Measure frozen,
            Scope scope) {
        return Stream.of(
                        capacity.measures().stream(),
                        Stream.of(frozen),
                        scope.knowsDemand() ? placements.demand() : Stream.<Measure>empty(),
                        forecast.stream(),
                        scope.knowsDemand() ? programmes.measures() : Stream.<Measure>empty(),
                        placements.measures())
                .flatMap(measures -> measures)
                .map(measure -> scope.isOwn() ? measure : measure.suppressed(threshold))
                .toList();
    }
}
