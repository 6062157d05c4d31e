package io.placemarket.query.unmet;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Demand;
import io.placemarket.query.market.Labels;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.market.OrganisationsView;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Derives unmet demand from the cohorts' weeks and the offers' free places. */
public final class UnmetReads {
    private final Market market;
    private final int threshold;

    /** @param threshold fewer students are not shown outside the organisations concerned */
    public UnmetReads(Market market, int threshold) {
        this.market = market;
        this.threshold = threshold;
    }

    /** Those whom the same offers suit. */
    private record Kind(ProfessionCode profession, LearnerLevel level, OrganisationId university) {
        static Kind of(CohortsView.Entry cohort) {
            return new Kind(cohort.programme().profession(), cohort.programme().level(), cohort.university());
        }
    }

    private record Cell(ProfessionCode profession, String icb, Week week) implements Comparable<Cell> {
        private static final Comparator<Cell> ORDER = Comparator.comparing(
                        (Cell cell) -> cell.profession().value())
                .thenComparing(Cell::icb)
                .thenComparing(Cell::week);

        @Override
        public int compareTo(Cell other) {
            return ORDER.compare(this, other);
        }
    }

    /** A university's own, whole; everybody else's of all, without small counts. */
    public UnmetDemand of(UnmetQuery query, Actor actor) {
        boolean own = actor.role() == Role.UNIVERSITY;
        Map<Kind, WeekSet> withRoom = new HashMap<>();
        TreeMap<Cell, Integer> cells = new TreeMap<>();
        market.cohorts().all().stream()
                .filter(cohort -> !own || actor.actsFor(cohort.university()))
                .filter(cohort -> query.wants(cohort.programme().profession(), icb(cohort)))
                .forEach(cohort -> {
                    Demand demand = market.demand(cohort);
                    WeekSet fits =
                            withRoom.computeIfAbsent(Kind.of(cohort), kind -> weeksWithRoom(kind, query.weeks()));
                    cohort.programme().weeks().and(query.weeks()).minus(fits).forEach(week -> {
                        if (demand.stillToPlace(week) > 0) {
                            cells.merge(
                                    new Cell(cohort.programme().profession(), icb(cohort), week),
                                    demand.stillToPlace(week),
                                    Integer::sum);
                        }
                    });
                });
        List<UnmetDemand.Row> rows = rows(cells, own);
        int suppressed = (int) rows.stream().filter(UnmetDemand.Row::suppressed).count();
        return new UnmetDemand(
                query.weeks().first(),
                query.weeks().last(),
                sum(rows),
                suppressed,
                rows,
                UnmetDemand.DEFINITION,
                market.position());
    }

    /** Of what is shown alone: a whole sum beside all rows but one would tell that one. */
    private static OptionalInt sum(List<UnmetDemand.Row> rows) {
        return rows.isEmpty() || rows.stream().anyMatch(row -> !row.suppressed())
                ? OptionalInt.of(
                        rows.stream().mapToInt(row -> row.students().orElse(0)).sum())
                : OptionalInt.empty();
    }

    private List<UnmetDemand.Row> rows(SortedMap<Cell, Integer> cells, boolean own) {
        return cells.entrySet().stream()
                .map(entry -> new UnmetDemand.Row(
                        entry.getKey().profession(),
                        ReferenceData.shipped().professionName(entry.getKey().profession()),
                        entry.getKey().icb(),
                        Labels.icb(entry.getKey().icb()),
                        entry.getKey().week(),
                        shown(entry.getValue(), own),
                        shown(entry.getValue(), own).isEmpty()))
                .toList();
    }

    private OptionalInt shown(int students, boolean own) {
        return own || students == 0 || students >= threshold ? OptionalInt.of(students) : OptionalInt.empty();
    }

    /** Weeks in which one more of them would find a place somewhere. */
    private WeekSet weeksWithRoom(Kind kind, WeekSet weeks) {
        return market.offers().all().stream()
                .filter(offer -> offer.stands()
                        && offer.terms().profession().equals(kind.profession())
                        && offer.terms().level().suits(kind.level())
                        && offer.terms().particulars().isFor(kind.university()))
                .map(offer -> weeksWithRoom(offer, offer.terms().weeks().and(weeks), kind.university()))
                .reduce(WeekSet.none(), WeekSet::plus);
    }

    private WeekSet weeksWithRoom(OffersView.Entry offer, WeekSet weeks, OrganisationId university) {
        return market.areas()
                .find(offer.id().area())
                .map(area -> WeekSet.of(weeks.stream()
                        .filter(week -> offer.agreed(
                                university,
                                WeekSet.of(week),
                                market.agreements().kept()))
                        .filter(week -> area.capacity()
                                        .room(offer.id(), week, Optional.of(university))
                                        .free()
                                > 0)
                        .toList()))
                .orElse(WeekSet.none());
    }

    private String icb(CohortsView.Entry cohort) {
        return market.organisations()
                .find(cohort.university())
                .map(OrganisationsView.Entry::details)
                .flatMap(Organisation::icb)
                .orElse("");
    }
}
