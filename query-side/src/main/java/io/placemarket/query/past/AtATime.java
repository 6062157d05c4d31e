package io.placemarket.query.past;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets only so many do something at a time; nobody waits. Thread-safe. */
final class AtATime {
    private final int most;
    private final String what;
    private final Semaphore free;

    /** @param what they do, after "8 people" */
    AtATime(int most, String what) {
        this.most = most;
        this.what = what;
        this.free = new Semaphore(most);
    }

    /**
     * Does it, whoever may have gone away meanwhile.
     *
     * @throws io.placemarket.kernel.problem.RefusedException past-busy where as many as may be are doing it
     */
    <T> T take(Supplier<T> task) {
        if (!free.tryAcquire()) {
            throw PastMarkets.busy("%d people %s".formatted(most, what));
        }
        try {
            return task.get();
        } finally {
            free.release();
        }
    }
}
