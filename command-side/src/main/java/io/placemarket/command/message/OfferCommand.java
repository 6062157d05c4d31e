package io.placemarket.command.message;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.OfferTerms;
import java.time.LocalDate;

/** What can be asked about offers. */
public sealed interface OfferCommand extends Command {
    /** The area whose places it is about. */
    AreaId area();

    /**
     * Posts places.
     *
     * @param trial decide, but do nothing
     */
    record PostOffer(OfferId offer, OfferTerms terms, boolean trial) implements OfferCommand {
        public PostOffer(OfferId offer, OfferTerms terms) {
            this(offer, terms, false);
        }

        @Override
        public AreaId area() {
            return offer.area();
        }
    }

    /**
     * Posts again what an area offered, moved by whole weeks: every offer that began between the two days, withdrawn and ended ones too,
     * but none that was posted in error. All or none.
     *
     * @param weeksLater 1 to 520
     */
    record CopyOffers(AreaId area, LocalDate firstDay, LocalDate lastDay, int weeksLater) implements OfferCommand {}

    /** Closes an offer; with {@code bookingsToo} its holds are released and the coming weeks of its allocations withdrawn. */
    record WithdrawOffer(OfferId offer, Reason reason, boolean bookingsToo) implements OfferCommand {
        @Override
        public AreaId area() {
            return offer.area();
        }
    }
}
