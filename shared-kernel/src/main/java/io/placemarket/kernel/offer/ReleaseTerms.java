package io.placemarket.kernel.offer;

import java.time.Instant;

/**
 * From when an offer can be booked: until then it is visible, and universities ask for places, so that the fastest does not win everything
 * (domain guide, "Release").
 *
 * @param at when all that was asked is resolved together
 * @param tieBreak how
 */
public record ReleaseTerms(Instant at, TieBreak tieBreak) {}
