package io.placemarket.query.risk;

/** How firm a booking is. This is the published order: whoever stands earlier here is at risk earlier. */
public enum Standing {
    /** Places held without names. */
    HOLD,
    /** Places kept for somebody who waited. */
    TURN,
    /** A student the provider has not accepted yet. */
    PROPOSED,
    /** A student who is expected. */
    ACCEPTED,
    /** A student who is there already. */
    STARTED
}
