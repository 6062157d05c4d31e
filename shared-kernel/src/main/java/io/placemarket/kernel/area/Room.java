package io.placemarket.kernel.area;

import io.placemarket.kernel.calendar.Week;

/**
 * How many more whole-week students an offer could take in one week, and what stops the next.
 *
 * @param free never negative
 * @param bound what holds it down: of several, the first in the order of {@link Bound}
 * @param taken heads counted against that bound
 * @param limit what the bound allows; 0 where nothing can be booked at all
 */
public record Room(Week week, int free, Bound bound, int taken, int limit) {
    /** What limits an offer in a week. */
    public enum Bound {
        /** The offer was withdrawn. */
        CLOSED,
        /** The week is not the offer's. */
        NOT_OFFERED,
        /** The week lies outside the educational audit. */
        OUTSIDE_AUDIT,
        /** The places of the offer itself. */
        OFFER,
        /** The audited maximum, or safe now, of the area. */
        AREA,
        /** The audited maximum of the profession. */
        PROFESSION
    }
}
