package io.placemarket.kernel.watch;

import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventName;
import io.placemarket.kernel.id.CalendarId;
import io.placemarket.kernel.id.OrganisationId;
import java.util.Optional;

/** What becomes of the secret link under which an area's or a cohort's calendar is read. */
public sealed interface CalendarEvent extends DomainEvent {
    CalendarId calendar();

    /**
     * There is a link; one made before leads nowhere from now on.
     *
     * @param hash the SHA-256 of its secret, in hexadecimal; the secret itself is not kept
     * @param hub the network that made it on the provider's behalf, where it was not the provider: it leads nowhere once the network may not act for it
     */
    @EventName("CalendarLinkMade")
    record CalendarLinkMade(CalendarId calendar, String hash, Optional<OrganisationId> hub) implements CalendarEvent {}

    /** There is none any more. */
    @EventName("CalendarLinkRevoked")
    record CalendarLinkRevoked(CalendarId calendar) implements CalendarEvent {}
}
