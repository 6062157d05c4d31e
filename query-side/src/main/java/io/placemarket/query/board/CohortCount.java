package io.placemarket.query.board;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Demand;
import io.placemarket.query.market.Market;
import java.util.Optional;
import java.util.stream.IntStream;

/** What one cohort adds to a board, week by week. */
final class CohortCount {
    private final int[] needed;
    private final int[] stillToPlace;

    private CohortCount(int[] needed, int[] stillToPlace) {
        this.needed = needed;
        this.stillToPlace = stillToPlace;
    }

    /** Nothing where the board does not ask for such a cohort, or it must be placed in none of its weeks. */
    static Optional<CohortCount> of(BoardQuery query, CohortsView.Entry cohort, Market market) {
        WeekSet weeks = WeekSet.range(query.from(), query.from().plus(query.weeks() - 1));
        if (!query.wants(cohort.programme().profession())
                || !query.wants(cohort.programme().level())
                || cohort.programme().weeks().and(weeks).isEmpty()) {
            return Optional.empty();
        }
        Demand demand = market.demand(cohort);
        int[] needed = new int[query.weeks()];
        int[] stillToPlace = new int[query.weeks()];
        for (int i = 0; i < query.weeks(); i++) {
            needed[i] = demand.needed(query.from().plus(i));
            stillToPlace[i] = demand.stillToPlace(query.from().plus(i));
        }
        return Optional.of(new CohortCount(needed, stillToPlace));
    }

    /** Students without a booking in a week of the board, counted from 0. */
    int stillToPlace(int week) {
        return stillToPlace[week];
    }

    /** Those of all weeks added up. */
    int stillToPlace() {
        return IntStream.of(stillToPlace).sum();
    }

    /** Students who must be placed, those of all weeks added up. */
    int needed() {
        return IntStream.of(needed).sum();
    }
}
