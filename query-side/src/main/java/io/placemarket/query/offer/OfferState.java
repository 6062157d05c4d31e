package io.placemarket.query.offer;

import io.placemarket.query.market.OffersView;
import java.time.LocalDate;

/** Whether an offer still takes bookings. */
public enum OfferState {
    OPEN,
    WITHDRAWN,
    /** Its provider takes nothing further in it; what is booked stays. */
    CLOSED,
    /** Its last day is over. */
    ENDED;

    static OfferState of(OffersView.Entry offer, LocalDate today) {
        if (offer.withdrawn().isPresent()) {
            return WITHDRAWN;
        }
        if (offer.terms().lastDay().isBefore(today)) {
            return ENDED;
        }
        return offer.closed() ? CLOSED : OPEN;
    }
}
