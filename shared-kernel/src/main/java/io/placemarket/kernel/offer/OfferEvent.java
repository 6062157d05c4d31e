package io.placemarket.kernel.offer;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventName;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import java.util.List;
import java.util.Optional;

/** What happens to a placement offer. */
public sealed interface OfferEvent extends DomainEvent {
    OfferId offer();

    /**
     * Places are on offer.
     *
     * @param copiedFrom the earlier offer it continues in another term
     * @param replaces the withdrawn offer it is posted again for
     * @param linkedTo the first of several that were posted together as alternatives for the same places, itself included
     */
    @EventName("OfferPosted")
    record OfferPosted(
            OfferId offer,
            OrganisationId provider,
            OfferTerms terms,
            Optional<OfferId> copiedFrom,
            Optional<OfferId> replaces,
            Optional<OfferId> linkedTo)
            implements OfferEvent {
        /** An offer that stands for itself. */
        public OfferPosted(OfferId offer, OrganisationId provider, OfferTerms terms, Optional<OfferId> copiedFrom) {
            this(offer, provider, terms, copiedFrom, Optional.empty(), Optional.empty());
        }
    }

    /** Its area, and the offer with it, belongs to another provider from now on. */
    @EventName("OfferHandedOver")
    record OfferHandedOver(OfferId offer, OrganisationId provider) implements OfferEvent {}

    /** Its terms are others from now on; what is booked stays as it was booked. */
    @EventName("OfferAmended")
    record OfferAmended(OfferId offer, OfferTerms terms) implements OfferEvent {}

    /**
     * Some of it is withdrawn; nobody who is booked loses a place.
     *
     * @param weeks in which
     * @param places how many are left in each of them
     */
    @EventName("OfferWithdrawnInPart")
    record OfferWithdrawnInPart(OfferId offer, WeekSet weeks, int places, Reason reason) implements OfferEvent {}

    /** Its release has come: from now on it can be booked. */
    @EventName("OfferReleased")
    record OfferReleased(OfferId offer) implements OfferEvent {}

    /** Its provider takes nothing further in it; what is booked stays. */
    @EventName("BookingsClosed")
    record BookingsClosed(OfferId offer) implements OfferEvent {}

    /**
     * The time of reserved shares is up: what was not booked of them is everybody's.
     *
     * @param shares those that ended
     */
    @EventName("ReservedSharesEnded")
    record ReservedSharesEnded(OfferId offer, List<ReservedShare> shares) implements OfferEvent {
        public ReservedSharesEnded {
            shares = List.copyOf(shares);
        }
    }

    /**
     * Nothing further can be booked in it.
     *
     * @param bookingsToo whether its holds were released and the coming weeks of its allocations withdrawn with it
     */
    @EventName("OfferWithdrawn")
    record OfferWithdrawn(OfferId offer, Reason reason, boolean bookingsToo) implements OfferEvent {}
}
