package io.placemarket.kernel.watch;

import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventName;
import io.placemarket.kernel.id.AlertId;
import io.placemarket.kernel.id.AlertListId;

/** What becomes of a user's standing alerts. Whether one is raised follows from the market and is not told. */
public sealed interface AlertEvent extends DomainEvent {
    AlertListId list();

    /**
     * A user wants to hear when a figure goes beyond a number.
     *
     * @param user the account's name
     */
    @EventName("AlertSet")
    record AlertSet(AlertListId list, AlertId alert, String user, AlertTerms terms) implements AlertEvent {}

    /** The user no longer wants to. */
    @EventName("AlertRemoved")
    record AlertRemoved(AlertListId list, AlertId alert) implements AlertEvent {}
}
