package io.placemarket.query.cohort;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Demand;
import io.placemarket.query.market.Market;
import io.placemarket.query.reading.Today;

/**
 * What places are searched for, at one position. Immutable: it may be read on any thread.
 *
 * @param stillToPlace the weeks in which students of it are still to place
 * @param headroom how many more places it may take
 */
record Need(Programme programme, WeekSet stillToPlace, Headroom headroom) {
    static Need of(CohortsView.Entry cohort, Market market) {
        Demand demand = market.demand(cohort);
        return new Need(
                cohort.programme(),
                cohort.programme().weeks().where(week -> demand.stillToPlace(week) > 0),
                Headroom.of(cohort, market));
    }

    /**
     * The weeks that have not ended in which it must be placed.
     *
     * @param filled also those in which nobody is still to place
     */
    WeekSet coming(Today today, boolean filled) {
        return (filled ? programme.weeks() : stillToPlace).from(today.week());
    }
}
