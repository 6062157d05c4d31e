package io.placemarket.kernel.booking;

/** The side of a booking that acted; the market where time ran out. */
public enum Party {
    PROVIDER,
    UNIVERSITY,
    MARKET
}
