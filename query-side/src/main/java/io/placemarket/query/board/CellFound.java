package io.placemarket.query.board;

import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a cell counts, part by part: its figures are the sums of these, and nothing else is counted to explain them.
 *
 * @param query the board of the cell's weeks alone
 * @param areas those with an offer of the slice
 * @param cohorts those that must be placed in its weeks; none where the cell tells nothing of them
 * @param unmet students for whom nothing fits, by profession, as far as they are told
 */
record CellFound(
        BoardQuery query,
        Slice slice,
        List<InArea> areas,
        List<OfCohort> cohorts,
        Map<ProfessionCode, UnmetCount.Told> unmet,
        int smallestCount) {
    /** An area's part, all measures. */
    record InArea(AreasView.Entry area, AreaSlice slice) {
        int count(Measure measure) {
            return slice.count(measure);
        }

        /** What each of its offers could take were it the only one, added up. */
        int freeAlone(BoardQuery query) {
            return slice.members().keySet().stream()
                    .mapToInt(offer -> query.allWeeks().stream()
                            .mapToInt(week -> slice.capacity().free(offer, week))
                            .sum())
                    .sum();
        }

        /** One of its offers alone. */
        InArea only(OfferId offer) {
            return new InArea(area, slice.only(offer));
        }
    }

    /** A cohort's part. */
    record OfCohort(CohortsView.Entry cohort, CohortCount count) {
        int needed() {
            return count.needed();
        }

        int stillToPlace() {
            return count.stillToPlace();
        }
    }

    static CellFound of(BoardQuery query, Slice slice, Market market, int smallestCount) {
        boolean demand = query.knowsDemand(slice);
        UnmetCount unmet = new UnmetCount(query, smallestCount);
        List<InArea> areas = new ArrayList<>();
        market.areas().all().forEach(area -> {
            new AreaCount(query, area, market).slice(slice).ifPresent(offers -> areas.add(new InArea(area, offers)));
            if (demand && query.knowsUnmet()) {
                unmet.count(area.id(), Openings.of(query, area, market));
            }
        });
        List<OfCohort> cohorts = new ArrayList<>();
        if (demand) {
            market.cohorts().all().stream()
                    .filter(cohort -> isOf(query, slice, cohort.programme().profession()))
                    .forEach(cohort -> CohortCount.of(query, cohort, market).ifPresent(count -> {
                        unmet.count(cohort, count, market);
                        cohorts.add(new OfCohort(cohort, count));
                    }));
        }
        Map<ProfessionCode, UnmetCount.Told> told = new TreeMap<>();
        if (demand && query.knowsUnmet()) {
            cohorts.stream()
                    .map(found -> found.cohort().programme().profession())
                    .distinct()
                    .forEach(profession -> told.put(profession, unmet.told(profession)));
        }
        return new CellFound(query, slice, areas, cohorts, told, smallestCount);
    }

    private static boolean isOf(BoardQuery query, Slice slice, ProfessionCode profession) {
        return query.slices(profession).contains(slice);
    }

    /** A figure: the sum of its parts. */
    int value(Measure measure) {
        return switch (measure) {
            case OFFERED, MAXIMUM, LIMIT, HELD, TURNS, ALLOCATED, FREE, OVER_COMMITTED, WAITING ->
                areas.stream().mapToInt(area -> area.count(measure)).sum();
            case STILL_TO_PLACE ->
                cohorts.stream().mapToInt(OfCohort::stillToPlace).sum();
            case UNMET -> unmet.values().stream().mapToInt(UnmetCount.Told::sum).sum();
        };
    }

    /** Whether there are more for whom nothing fits than are told. */
    boolean withholdsUnmet() {
        return unmet.values().stream().anyMatch(UnmetCount.Told::withheld);
    }

    /** Students who must be placed. */
    int needed() {
        return cohorts.stream().mapToInt(OfCohort::needed).sum();
    }

    /** Whether what is free was reckoned out in every area; else a few more might fit. */
    boolean isCertain() {
        return areas.stream().allMatch(area -> area.slice().isCertain());
    }

    /** Whether it is of one week. */
    boolean isOfOneWeek() {
        return query.weeks() == 1;
    }
}
