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
import io.placemarket.query.unmet.CareSystems.Students;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Derives unmet demand from the cohorts' weeks and the offers' free places. */
public final class UnmetReads {
    /** Nobody is fewer. */
    private static final int TELLS_ALL = 1;
    /** Those not told apart after those that are. */
    private static final Comparator<UnmetDemand.Row> ORDER = Comparator.comparing(
                    (UnmetDemand.Row row) -> row.profession().value())
            .thenComparing(UnmetDemand.Row::suppressed)
            .thenComparing(UnmetDemand.Row::icb)
            .thenComparing(UnmetDemand.Row::week);

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

    private record InWeek(ProfessionCode profession, Week week) {}

    /** A university's own, whole; everybody else's of all, as far as care systems may be told apart. */
    public UnmetDemand of(UnmetQuery query, Actor actor) {
        boolean own = actor.role() == Role.UNIVERSITY;
        Map<Kind, WeekSet> withRoom = new HashMap<>();
        Map<InWeek, List<Students>> students = new HashMap<>();
        market.cohorts().all().stream()
                .filter(cohort -> !own || actor.actsFor(cohort.university()))
                .filter(cohort -> query.wants(cohort.programme().profession()))
                .forEach(cohort -> {
                    Demand demand = market.demand(cohort);
                    WeekSet fits =
                            withRoom.computeIfAbsent(Kind.of(cohort), kind -> weeksWithRoom(kind, query.weeks()));
                    cohort.programme().weeks().and(query.weeks()).forEach(week -> {
                        int stillToPlace = demand.stillToPlace(week);
                        students.computeIfAbsent(
                                        new InWeek(cohort.programme().profession(), week), key -> new ArrayList<>())
                                .add(new Students(
                                        cohort.university(),
                                        icb(cohort),
                                        cohort.programme().level(),
                                        stillToPlace,
                                        fits.contains(week) ? 0 : stillToPlace));
                    });
                });
        List<UnmetDemand.Row> rows = students.entrySet().stream()
                .flatMap(entry ->
                        rows(entry.getKey(), CareSystems.of(entry.getValue(), own ? TELLS_ALL : threshold), query))
                .sorted(ORDER)
                .toList();
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

    /** That some are not told apart is said whatever care systems are asked for: else asking for each would tell which. */
    private static Stream<UnmetDemand.Row> rows(InWeek in, CareSystems systems, UnmetQuery query) {
        Stream<UnmetDemand.Row> told = systems.told().entrySet().stream()
                .filter(entry -> query.wantsIcb(entry.getKey()))
                .map(entry -> row(in, entry.getKey(), Labels.icb(entry.getKey()), OptionalInt.of(entry.getValue())));
        return systems.withheld()
                ? Stream.concat(told, Stream.of(row(in, "", UnmetDemand.NOT_TOLD_APART, OptionalInt.empty())))
                : told;
    }

    private static UnmetDemand.Row row(InWeek in, String icb, String name, OptionalInt students) {
        return new UnmetDemand.Row(
                in.profession(),
                ReferenceData.shipped().professionName(in.profession()),
                icb,
                name,
                in.week(),
                students,
                students.isEmpty());
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
