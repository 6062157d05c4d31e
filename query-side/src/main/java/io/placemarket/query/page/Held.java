package io.placemarket.query.page;

import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Hold;
import io.placemarket.query.market.Market;

/**
 * A hold as one side of it sees it.
 *
 * @param cohort the cohort's name and whose it is
 * @param left places not yet named
 * @param open whether it still holds anything
 */
record Held(
        String id,
        String offer,
        String cohortId,
        String cohort,
        String where,
        String weeks,
        int left,
        String lapses,
        boolean open) {

    static Held of(Market market, Hold hold) {
        int left = Math.max(0, hold.places() - hold.named());
        String programme = market.cohorts()
                .find(hold.cohort())
                .map(CohortsView.Entry::programme)
                .map(known -> known.name())
                .orElse("");
        return new Held(
                hold.id().value(),
                hold.id().offer().value(),
                hold.cohort().value(),
                programme + " (" + market.organisations().name(hold.university()) + ")",
                market.areas()
                        .find(hold.id().offer().area())
                        .map(AreasView.Entry::name)
                        .orElse(""),
                Words.weeks(hold.weeks()),
                left,
                Words.moment(hold.lapsesAt()),
                hold.state() == Hold.State.HELD);
    }

    /** How many places, in words. */
    public String getPlaces() {
        return Words.count(left, "place");
    }
}
