package io.placemarket.eventstore;

/** What to do with a log that fails verification when it is opened. */
public enum WhenBroken {
    /** Not to write to it. */
    REFUSE,
    /** To write to it all the same, which an operator must say by this name. */
    WRITE_NEVERTHELESS
}
