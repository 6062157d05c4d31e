package io.placemarket.command.message;

import io.placemarket.kernel.id.CalendarId;

/** What can be asked about the secret link of a calendar. */
public sealed interface CalendarCommand extends Command {
    CalendarId calendar();

    /**
     * Makes a link; one made before leads nowhere from then on.
     *
     * @param serial from which whoever has the market's key can make the secret again
     * @param hash the SHA-256 of the secret, in hexadecimal
     */
    record MakeCalendarLink(CalendarId calendar, String serial, String hash) implements CalendarCommand {}

    /** Lets the link lead nowhere. */
    record RevokeCalendarLink(CalendarId calendar) implements CalendarCommand {}
}
