package io.placemarket.query.measure;

import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.market.Market;
import io.placemarket.query.past.MarketAt;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Measures a period, for somebody. */
public final class MeasuresReads {
    private final MarketAt then;
    private final SmallCounts small;

    /** @param small how counts of people are told outside the organisations concerned */
    public MeasuresReads(MarketAt then, SmallCounts small) {
        this.then = then;
        this.small = small;
    }

    /**
     * Counts everything the asker may know of.
     *
     * @throws io.placemarket.kernel.problem.RefusedException invalid-value where the weeks cannot be
     */
    public Measures measure(MeasuresQuery query, Actor actor) {
        MeasuresQuery.Period period = query.period(then.today());
        Scope scope = new Scope(actor);
        return new Measures(
                then.market().position(),
                query.asOf().map(moment -> then.instant()),
                period.first(),
                period.last(),
                period.baseline(),
                scope.words(),
                told(scope, SmallCounts.Rule.SUPPRESS),
                told(scope, SmallCounts.Rule.ROUND),
                compared(measures(query, period, scope), measures(query, period.before(), scope)),
                notMeasured(query, scope));
    }

    private Optional<Integer> told(Scope scope, SmallCounts.Rule rule) {
        return scope.isOwn() || small.tellsEverything() || small.rule() != rule
                ? Optional.empty()
                : Optional.of(small.smallest());
    }

    /** Each beside what it was; shares of capacity know that by themselves. */
    private static List<Measure> compared(List<Measure> now, List<Measure> before) {
        Map<MeasureName, Measure> then = new EnumMap<>(MeasureName.class);
        before.forEach(measure -> then.put(measure.name(), measure));
        return now.stream()
                .map(measure -> {
                    Measure was = then.get(measure.name());
                    return was == null || measure.name() == MeasureName.CAPACITY ? measure : measure.since(was);
                })
                .toList();
    }

    private List<Measure> measures(MeasuresQuery query, MeasuresQuery.Period period, Scope scope) {
        Market market = then.market();
        Narrowing narrowing = new Narrowing(query, market);
        CapacityMeasures capacity = new CapacityMeasures(market, query, period);
        PlacementMeasures placements = new PlacementMeasures(market, query, period, then.today());
        ForecastGap forecast = new ForecastGap(market, query, period);
        ProgrammeMeasures programmes = new ProgrammeMeasures(market, query, period);
        programmes.count(scope);
        market.areas().all().stream()
                .filter(area -> scope.holds(area) && narrowing.wants(area))
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
        return Stream.of(
                        capacity.measures().stream(),
                        query.narrowsOffers()
                                ? Stream.<Measure>empty()
                                : Stream.of(new FrozenFill(market, query, period).measure(scope, then.today())),
                        scope.knowsDemand() ? placements.demand() : Stream.<Measure>empty(),
                        scope.isOwn() || query.narrowsPlaces()
                                ? Stream.<Measure>empty()
                                : Stream.of(forecast.measure()),
                        scope.knowsDemand() ? programmes.measures() : Stream.<Measure>empty(),
                        placements.measures())
                .flatMap(measures -> measures)
                .map(measure -> scope.isOwn() ? measure : small.applied(measure, period.weeks()))
                .toList();
    }

    private static List<Measures.NotMeasured> notMeasured(MeasuresQuery query, Scope scope) {
        List<Measures.NotMeasured> left = new ArrayList<>();
        if (scope.isOwn()) {
            left.add(new Measures.NotMeasured(
                    MeasureName.FORECAST_GAP.title(),
                    "One organisation's side beside everybody's would tell nothing; a region sees it."));
        }
        if (query.narrowsOffers()) {
            left.add(
                    new Measures.NotMeasured(
                            MeasureName.FILL_AT_BEGINNING.title(),
                            "It was kept by provider and profession, not by sector, mode, supervision model or learner level."));
        }
        if (query.narrowsPlaces()) {
            left.add(new Measures.NotMeasured(
                    "Demand by sector, mode or supervision model",
                    "Cohorts, programmes and plans have none until they are placed: what is still to place,"
                            + " programme starts and who did not complete are not narrowed by them, and there is"
                            + " no forecast gap."));
        }
        return List.copyOf(left);
    }
}
