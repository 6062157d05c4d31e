package io.placemarket.query.measure;

import io.placemarket.kernel.area.OfferedPlaces;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.plan.PlanEvent.PlanSet;
import io.placemarket.kernel.plan.PlannedStarts;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Market;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What cohorts need and planned students will need, beside what is posted, by profession and week. Planned students of a month that have a
 * cohort are counted with it; the others are taken to need, 52 weeks later, what the cohort before them needs.
 */
final class ForecastGap {
    private static final int A_YEAR = 52;

    private final Market market;
    private final Narrowing narrowing;
    private final MeasuresQuery.Period period;
    private final Map<Cell, Long> needed = new HashMap<>();
    private final Map<Cell, Long> posted = new HashMap<>();

    ForecastGap(Market market, MeasuresQuery query, MeasuresQuery.Period period) {
        this.market = market;
        this.narrowing = new Narrowing(query, market);
        this.period = period;
    }

    private record Cell(ProfessionCode profession, Week week) {}

    /** Those who come to one profession on one route at one university in one month. */
    private record Intake(OrganisationId university, ProfessionCode profession, Route route, YearMonth month) {
        static Intake of(CohortsView.Entry cohort) {
            Programme programme = cohort.programme();
            return new Intake(cohort.university(), programme.profession(), programme.route(), programme.intake());
        }

        Intake aYearBefore() {
            return new Intake(university, profession, route, month.minusYears(1));
        }
    }

    /** What an area has on offer. */
    void count(AreasView.Entry area) {
        for (OfferedPlaces offer : area.capacity().offers()) {
            if (market.offers().find(offer.offer()).filter(narrowing::wants).isPresent()) {
                for (int i = 0; i < period.weeks(); i++) {
                    Week week = period.first().plus(i);
                    posted.merge(new Cell(offer.profession(), week), (long) offer.offered(week), Long::sum);
                }
            }
        }
    }

    Measure measure() {
        Map<Intake, List<CohortsView.Entry>> intakes = new HashMap<>();
        market.cohorts().all().stream()
                .filter(cohort -> narrowing.wants(cohort.programme()) && narrowing.liesThere(cohort.university()))
                .forEach(cohort -> {
                    intakes.computeIfAbsent(Intake.of(cohort), intake -> new ArrayList<>())
                            .add(cohort);
                    needs(cohort, 0, cohort.heads(), cohort.heads());
                });
        planned().forEach((intake, number) -> {
            List<CohortsView.Entry> before = intakes.getOrDefault(intake.aYearBefore(), List.of());
            int known = heads(intakes.getOrDefault(intake, List.of()));
            int like = heads(before);
            if (number > known && like > 0) {
                before.forEach(cohort -> needs(cohort, A_YEAR, number - known, like));
            }
        });
        return told();
    }

    private Map<Intake, Integer> planned() {
        Map<Intake, Integer> planned = new HashMap<>();
        for (PlanSet plan : market.plans()
                .current()
                .filter(set -> narrowing.liesThere(set.university()))
                .toList()) {
            for (PlannedStarts line : plan.lines()) {
                if (narrowing.wants(line.profession()) && narrowing.wants(line.level())) {
                    planned.merge(
                            new Intake(plan.university(), line.profession(), line.route(), line.start()),
                            line.number(),
                            Integer::sum);
                }
            }
        }
        return planned;
    }

    private static int heads(List<CohortsView.Entry> cohorts) {
        return cohorts.stream().mapToInt(CohortsView.Entry::heads).sum();
    }

    /**
     * Adds what a cohort needs.
     *
     * @param later by so many weeks
     * @param students for so many
     * @param of of so many that are like it; a part of a student counts as one
     */
    private void needs(CohortsView.Entry cohort, int later, int students, int of) {
        for (Week week : cohort.programme().weeks().stream().toList()) {
            Week then = week.plus(later);
            if (!then.isBefore(period.first()) && !period.last().isBefore(then)) {
                long heads = later == 0 ? cohort.heads(week) : Math.ceilDiv((long) students * cohort.heads(), of);
                needed.merge(new Cell(cohort.programme().profession(), then), heads, Long::sum);
            }
        }
    }

    private Measure told() {
        Tally byProfession = new Tally();
        Tally byWeek = new Tally();
        Set<Cell> cells = new HashSet<>(needed.keySet());
        cells.forEach(cell -> {
            long need = needed.getOrDefault(cell, 0L);
            long gap = Math.max(0, need - posted.getOrDefault(cell, 0L));
            byProfession.add(cell.profession().value(), gap, need);
            byWeek.addToGroup(cell.week().toString(), gap, need);
        });
        return Measure.of(
                MeasureName.FORECAST_GAP,
                byProfession.total(),
                List.of(
                        new Breakdown(
                                Measure.WEEK,
                                "Week",
                                byWeek.figures(
                                        week -> "Week of " + Week.parse(week).monday())),
                        CapacityMeasures.byProfession(byProfession)));
    }
}
