package io.placemarket.query.offer;

import io.placemarket.query.market.OffersView;
import java.time.LocalDate;

/** Whether an offer still takes bookings. */
public enum OfferState {
    OPEN,
    WITHDRAWN,
    /** Its last day is over. */
    ENDED;

    static OfferState of(OffersView.Entry offer, LocalDate today) {
        if (offer.withdrawn().isPresent()) {
            return WITHDRAWN;
        }
        return offer.terms().lastDay().isBefore(today) ? ENDED : OPEN;
    }
}
