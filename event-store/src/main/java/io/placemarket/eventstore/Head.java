package io.placemarket.eventstore;

import java.time.Instant;

/**
 * The end of the log, as something to write after.
 *
 * @param next the position that is free
 */
record Head(long next, Instant at, Instant latest, Hash hash) {
    /** The end of an empty log. */
    static Head ofEmptyLog() {
        return new Head(1, Instant.EPOCH, Instant.EPOCH, Hash.OF_NOTHING);
    }

    static Head after(UnitDocument unit) {
        return new Head(unit.next(), unit.at(), unit.latest(), unit.hash());
    }
}
