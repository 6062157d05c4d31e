package io.placemarket.command.booking;

import io.placemarket.command.offer.Offer;
import io.placemarket.command.time.MarketCalendar;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.modelling.command.Aggregate;

/** Until when a provider may answer a proposal (domain guide, "Confirmation"). */
final class Confirmation {
    private Confirmation() {}

    /** Absent where the offer settles at once. */
    static Optional<Instant> due(Aggregate<Offer> offer, MarketCalendar calendar) {
        int days = offer.invoke(it -> it.terms().confirmWithinWorkingDays());
        return days == 0 ? Optional.empty() : Optional.of(calendar.deadline(days));
    }
}
