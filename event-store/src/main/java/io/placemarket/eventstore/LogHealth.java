package io.placemarket.eventstore;

import java.time.Duration;

/** How the log answers at the moment. */
public sealed interface LogHealth {
    /** It answers in time. */
    record Well(Duration answeredIn) implements LogHealth {}

    /** It answers, but later than half its bound. */
    record Slow(Duration answeredIn) implements LogHealth {}

    /** It does not answer. */
    record Away(String why) implements LogHealth {}
}
