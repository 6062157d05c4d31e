package io.placemarket.kernel.offer;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventName;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import java.util.Optional;

/** What happens to a placement offer. */
public sealed interface OfferEvent extends DomainEvent {
    OfferId offer();

    /** Places are on offer, to every university alike. */
    @EventName("OfferPosted")
    record OfferPosted(OfferId offer, OrganisationId provider, OfferTerms terms, Optional<OfferId> copiedFrom)
            implements OfferEvent {}

    /** Its release has come: from now on it can be booked. */
    @EventName("OfferReleased")
    record OfferReleased(OfferId offer) implements OfferEvent {}

    /**
     * Nothing further can be booked in it.
     *
     * @param bookingsToo whether its holds were released and the coming weeks of its allocations withdrawn with it
     */
    @EventName("OfferWithdrawn")
    record OfferWithdrawn(OfferId offer, Reason reason, boolean bookingsToo) implements OfferEvent {}
}
