package io.placemarket.query.measure;

import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.plan.PlanEvent.PlanSet;
import io.placemarket.kernel.plan.PlannedStarts;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Labels;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.ProgrammesView;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts programmes started against those planned, and how they ended: in whole months, because plans name months. */
final class ProgrammeMeasures {
    private final Market market;
    private final Narrowing narrowing;
    private final MeasuresQuery.Months months;
    private final Tally startsByProfession = new Tally();
    private final Tally startsByRoute = new Tally();
    private final Tally leftByReason = new Tally();
    private final Tally leftByProfession = new Tally();
    private final Tally leftByRoute = new Tally();

    ProgrammeMeasures(Market market, MeasuresQuery query, MeasuresQuery.Period period) {
        this.market = market;
        this.narrowing = new Narrowing(query, market);
        this.months = period.months();
    }

    /** Everything in scope. */
    void count(Scope scope) {
        market.plans()
                .current()
                .filter(plan -> scope.holds(plan) && narrowing.liesThere(plan.university()))
                .map(PlanSet::lines)
                .forEach(lines -> lines.forEach(this::count));
        market.programmes()
                .all()
                .forEach(life -> cohort(life.cohort(), scope).ifPresent(cohort -> count(life, cohort.programme())));
    }

    private Optional<CohortsView.Entry> cohort(CohortId id, Scope scope) {
        return market.cohorts()
                .find(id)
                .filter(scope::holds)
                .filter(cohort -> narrowing.wants(cohort.programme()) && narrowing.liesThere(cohort.university()));
    }

    private void count(PlannedStarts line) {
        if (narrowing.wants(line.profession()) && narrowing.wants(line.level()) && months.holds(line.start())) {
            countStarts(line.profession(), line.route(), 0, line.number());
        }
    }

    private void count(ProgrammesView.Life life, Programme programme) {
        if (within(life.started())) {
            countStarts(programme.profession(), programme.route(), 1, 0);
        }
        if (within(life.ended())) {
            int left = life.left().isPresent() ? 1 : 0;
            leftByProfession.add(programme.profession().value(), left, 1);
            leftByRoute.add(programme.route().name(), left, 1);
            leftByReason.addToTotal(left, 1);
            life.left()
                    .ifPresent(reason -> leftByReason.addToGroup(reason.code().name(), 1, 0));
        }
    }

    private void countStarts(ProfessionCode profession, Route route, int started, int planned) {
        startsByProfession.add(profession.value(), started, planned);
        startsByRoute.add(route.name(), started, planned);
    }

    private boolean within(Optional<LocalDate> day) {
        return day.map(YearMonth::from).filter(months::holds).isPresent();
    }

    Stream<Measure> measures() {
        return Stream.of(
                Measure.of(
                        MeasureName.PROGRAMME_STARTS,
                        startsByProfession.total(),
                        List.of(CapacityMeasures.byProfession(startsByProfession), byRoute(startsByRoute))),
                Measure.of(
                        MeasureName.DID_NOT_COMPLETE,
                        leftByProfession.total(),
                        List.of(
                                new Breakdown(
                                        Measure.REASON,
                                        "Reason",
                                        leftByReason.shares(
                                                code -> ReasonCode.valueOf(code).label())),
                                CapacityMeasures.byProfession(leftByProfession),
                                byRoute(leftByRoute))));
    }

    private static Breakdown byRoute(Tally tally) {
        return new Breakdown("route", "Route", tally.figures(code -> Labels.of(Route.valueOf(code))));
    }
}
