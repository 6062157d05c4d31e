package io.placemarket.command.booking;

import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.offer.OfferTerms;
import java.time.Instant;
import java.util.Optional;

/** Until when a provider may answer a proposal (domain guide, "Confirmation"). */
final class Confirmation {
    private Confirmation() {}

    /** Absent where the offer settles at once. */
    static Optional<Instant> due(OfferTerms terms, MarketCalendar calendar) {
        int days = terms.confirmWithinWorkingDays();
        return days == 0 ? Optional.empty() : Optional.of(calendar.deadline(days));
    }
}
