package io.placemarket.marketplace;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Whether the market may be used already, or what it is waiting for. */
public final class Readiness {
    private final AtomicReference<Optional<String>> waitingFor = new AtomicReference<>(Optional.empty());

    /** Turns users away from now on, with this sentence. */
    public void waitFor(String what) {
        waitingFor.set(Optional.of(what));
    }

    /** Lets users in. */
    public void ready() {
        waitingFor.set(Optional.empty());
    }

    /** What it is waiting for; nothing when it is ready. */
    public Optional<String> waitingFor() {
        return waitingFor.get();
    }
}
