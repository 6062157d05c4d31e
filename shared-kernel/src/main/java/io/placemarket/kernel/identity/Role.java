package io.placemarket.kernel.identity;

/** What somebody is in the market. */
public enum Role {
    /** Posts places, answers proposals, for its own areas. */
    PROVIDER,
    /** Holds places and allocates students, for its own cohorts. */
    UNIVERSITY,
    /** Sees capacity, fill and gaps of the whole market; changes nothing. */
    REGIONAL,
    /** Runs the market: adds organisations, loads reference data. */
    OPERATOR
}
