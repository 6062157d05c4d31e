package io.placemarket.command.message;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What can be asked about offers. */
public sealed interface OfferCommand extends Command {
    /** The area whose places it is about. */
    AreaId area();

    /**
     * Posts places.
     *
     * @param trial decide, but do nothing
     * @param replaces the withdrawn offer of the same area for which it is posted again
     */
    record PostOffer(OfferId offer, OfferTerms terms, boolean trial, Optional<OfferId> replaces)
            implements OfferCommand {
        public PostOffer(OfferId offer, OfferTerms terms) {
            this(offer, terms, false);
        }

        public PostOffer(OfferId offer, OfferTerms terms, boolean trial) {
            this(offer, terms, trial, Optional.empty());
        }

        @Override
        public AreaId area() {
            return offer.area();
        }
    }

    /**
     * Posts again what an area offered, moved by whole weeks: every offer that began between the two days, withdrawn and ended ones too,
     * but none that was posted in error, none that another one replaced, and none that was copied to there before. Days that would fall on bank
     * holidays give way to working days. All or none.
     *
     * @param weeksLater 1 to 520
     * @param again whether what was copied to there before is copied once more
     */
    record CopyOffers(AreaId area, LocalDate firstDay, LocalDate lastDay, int weeksLater, boolean again)
            implements OfferCommand {
        public CopyOffers(AreaId area, LocalDate firstDay, LocalDate lastDay, int weeksLater) {
            this(area, firstDay, lastDay, weeksLater, false);
        }
    }

    /**
     * Posts the same places for several professions, such as any nursing field: an offer for each, alternatives under the area's ceiling.
     *
     * @param terms of each of them but its profession
     * @param professions 2 to 8, each with the identifier of its offer
     */
    record PostLinkedOffers(AreaId area, OfferTerms terms, List<Linked> professions) implements OfferCommand {
        public PostLinkedOffers {
            professions = List.copyOf(professions);
        }
    }

    /** One of several offers that are posted together. */
    record Linked(ProfessionCode profession, OfferId offer) {}

    /** Lets an offer have other terms from now on, as far as they may still change. */
    record AmendOffer(OfferId offer, OfferTerms terms) implements OfferCommand {
        @Override
        public AreaId area() {
            return offer.area();
        }
    }

    /**
     * Withdraws some weeks or some places; nobody who is booked loses a place.
     *
     * @param weeks the offer's from this week on, where absent
     * @param places how many are left in each of them
     */
    record WithdrawPart(OfferId offer, Optional<WeekSet> weeks, int places, Reason reason) implements OfferCommand {
        @Override
        public AreaId area() {
            return offer.area();
        }
    }

    /** Lets reserved places be everybody's, whose time is up; does nothing where it is not. */
    record EndReservedShares(OfferId offer) implements OfferCommand {
        @Override
        public AreaId area() {
            return offer.area();
        }
    }

    /** Takes nothing further in an offer that was bookable; what is booked stays, and who waits for it waits no longer. */
    record CloseOffer(OfferId offer) implements OfferCommand {
        @Override
        public AreaId area() {
            return offer.area();
        }
    }

    /** Withdraws an offer; with {@code bookingsToo} its holds are released and the coming weeks of its allocations withdrawn. */
    record WithdrawOffer(OfferId offer, Reason reason, boolean bookingsToo) implements OfferCommand {
        @Override
        public AreaId area() {
            return offer.area();
        }
    }
}
