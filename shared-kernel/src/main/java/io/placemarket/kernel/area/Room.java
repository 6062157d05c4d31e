package io.placemarket.kernel.area;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.reference.ProfessionCode;
import java.util.Collections;
import java.util.NavigableSet;

/**
 * How many more whole-week students an offer could take in one week, and what stops the next.
 *
 * @param free never negative
 * @param bound what holds it down: of several, the first in the order of {@link Bound}
 * @param taken heads counted against that bound; for supervision what is used, in the units of {@link SupervisorGroup#supply}
 * @param limit what the bound allows, in the same unit; 0 where nothing can be booked at all
 * @param together for supervision the professions whose students have too few supervisors together; else none
 */
public record Room(Week week, int free, Bound bound, int taken, int limit, NavigableSet<ProfessionCode> together) {
    /** Held down by heads. */
    public Room(Week week, int free, Bound bound, int taken, int limit) {
        this(week, free, bound, taken, limit, Collections.emptyNavigableSet());
    }

    /** What limits an offer in a week. */
    public enum Bound {
        /** The offer was withdrawn. */
        CLOSED,
        /** The week is not the offer's. */
        NOT_OFFERED,
        /** The offer's release has not come yet. */
        NOT_RELEASED,
        /** The week lies outside the educational audit. */
        OUTSIDE_AUDIT,
        /** The places of the offer itself. */
        OFFER,
        /** The audited maximum, or safe now, of the area. */
        AREA,
        /** The audited maximum of the profession. */
        PROFESSION,
        /** The supervisors of the area. */
        SUPERVISION,
        /** What is reserved for other education providers: taken are reserved places they have not booked, of those that are free. */
        RESERVED
    }
}
