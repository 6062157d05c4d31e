package io.placemarket.marketplace.demonstration.plan;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.OfferTerms;
import java.time.Instant;

/**
 * An offer of the region.
 *
 * @param weeks those of its terms
 */
record PlannedOffer(OfferId id, PlannedArea area, OfferTerms terms, WeekSet weeks, Block block, Instant postedAt) {
    /** How many more it could take in all of these weeks, by the plan so far. */
    int free(WeekSet weeks) {
        return area.capacity().free(id, weeks);
    }
}
