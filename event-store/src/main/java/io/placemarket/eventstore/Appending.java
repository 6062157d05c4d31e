package io.placemarket.eventstore;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for a commit. */
final class Appending {
    private Appending() {}

    /**
     * The outcome. An interrupt does not end the waiting, since what was handed in may be in the log already; the writer bounds
     * it. The thread's interrupt status stays set.
     */
    static Appended await(CompletableFuture<Appended> outcome) {
        try {
            return outcome.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                known.addSuppressed(new AppendCalledHere());
                throw known;
            }
            throw e;
        }
    }

    /** Shows, in a stack trace made on the writer's thread, who had asked. */
    private static final class AppendCalledHere extends RuntimeException {
        AppendCalledHere() {
            super("asked for here");
        }
    }
}
