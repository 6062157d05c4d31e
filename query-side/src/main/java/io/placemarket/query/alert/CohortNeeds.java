package io.placemarket.query.alert;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.watch.AlertTerms;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Demand;
import io.placemarket.query.market.Market;

/** What one cohort has still to place in all weeks that can be watched, as it was when it was counted. */
final class CohortNeeds {
    private final Programme programme;
    private final int[] counts = new int[AlertTerms.MOST_WEEKS * Gauge.A_WEEK];

    CohortNeeds(CohortsView.Entry cohort, Market market, Week first) {
        this.programme = cohort.programme();
        Demand demand = market.demand(cohort);
        for (int week = 0; week < AlertTerms.MOST_WEEKS; week++) {
            int needed = demand.stillToPlace(first.plus(week));
            counts[week * Gauge.A_WEEK] = needed;
            counts[week * Gauge.A_WEEK + 1] = needed;
        }
    }

    /** As a gauge adds them up; nothing where it does not look at the cohort. */
    int[] of(Gauge gauge) {
        return !gauge.isOfAreas() && gauge.wants(programme.profession(), programme.level())
                ? counts
                : AreaCounts.NOTHING;
    }
}
