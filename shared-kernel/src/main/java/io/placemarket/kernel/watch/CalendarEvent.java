package io.placemarket.kernel.watch;

import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventName;
import io.placemarket.kernel.id.CalendarId;

/** What becomes of the secret link under which an area's or a cohort's calendar is read. */
public sealed interface CalendarEvent extends DomainEvent {
    CalendarId calendar();

    /**
     * There is a link; one made before leads nowhere from now on.
     *
     * @param hash the SHA-256 of its secret, in hexadecimal; the secret itself is not kept
     */
    @EventName("CalendarLinkMade")
    record CalendarLinkMade(CalendarId calendar, String hash) implements CalendarEvent {}

    /** There is none any more. */
    @EventName("CalendarLinkRevoked")
    record CalendarLinkRevoked(CalendarId calendar) implements CalendarEvent {}
}
