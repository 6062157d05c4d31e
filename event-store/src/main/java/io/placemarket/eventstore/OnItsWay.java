package io.placemarket.eventstore;

import java.util.concurrent.CompletableFuture;

/** A unit of work that was handed in to the log: not yet stored, stored, or refused. */
final class OnItsWay {
    private static final OnItsWay STORED = new OnItsWay(CompletableFuture.completedFuture(null));

    private final CompletableFuture<?> outcome;

    OnItsWay(CompletableFuture<?> outcome) {
        this.outcome = outcome;
    }

    /** What was read from the log. */
    static OnItsWay stored() {
        return STORED;
    }

    /** Whether it stands in the log. */
    boolean isStored() {
        return outcome.isDone() && !outcome.isCompletedExceptionally();
    }

    /** Whether it was refused, or is not known to be stored: nothing may be built on it. */
    boolean hasFailed() {
        return outcome.isCompletedExceptionally();
    }

    /** Whether its fate is known. */
    boolean isSettled() {
        return outcome.isDone();
    }

    /** Waits for its fate; true when it is stored. */
    boolean await() {
        outcome.handle((place, failure) -> null).join();
        return isStored();
    }
}
