package io.placemarket.query.past;

import io.placemarket.query.market.Market;
import io.placemarket.query.reading.Today;
import java.time.Instant;

/**
 * The market at a moment, to be read only.
 *
 * @param instant what counts as now there: by it weeks have begun and holds have lapsed
 */
public record MarketAt(Market market, Instant instant) {
    /** The day it is there. */
    public Today today() {
        return Today.of(instant);
    }
}
