package io.placemarket.eventstore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Units of work that wait for their commit, first come first served. */
final class PendingUnits {
    private static final int MOST_WAITING = 20_000;
    /** As much as fits so many full batches; events take about as much room again until they are stored. */
    static final int MOST_BATCHES_WAITING = 16;

    private final int unitsPerBatch;
    private final long bytesPerBatch;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<PendingUnit> waiting = new ArrayDeque<>();
    private long bytesWaiting;
    private boolean closing;

    PendingUnits(int unitsPerBatch, long bytesPerBatch) {
        this.unitsPerBatch = unitsPerBatch;
        this.bytesPerBatch = bytesPerBatch;
    }

    /** False when too many wait, or too much; one alone is never too much. */
    boolean offer(PendingUnit unit) {
        lock.lock();
        try {
            boolean tooMuch = bytesWaiting > 0 && bytesWaiting + unit.bytes() > MOST_BATCHES_WAITING * bytesPerBatch;
            if (waiting.size() >= MOST_WAITING || tooMuch) {
                return false;
            }
            waiting.addLast(unit);
            bytesWaiting += unit.bytes();
            arrived.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for one, then moves into the batch what fits together: no two share a key, and none comes before what it rests on. */
    void take(List<PendingUnit> batch) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty()) {
                if (closing) {
                    throw new InterruptedException("closing");
                }
                arrived.await();
            }
            fill(batch);
        } finally {
            lock.unlock();
        }
    }

    /** Moves into a batch under way what has come meanwhile and fits beside what is in it. */
    void join(List<PendingUnit> batch) {
        lock.lock();
        try {
            fill(batch);
        } finally {
            lock.unlock();
        }
    }

    private void fill(List<PendingUnit> batch) {
        long bytes = batch.stream().mapToLong(PendingUnit::bytes).sum();
        Set<String> keys = new HashSet<>();
        batch.forEach(unit -> keys.addAll(unit.unit().keys()));
        List<PendingUnit> clashing = new ArrayList<>();
        while (!waiting.isEmpty() && batch.size() < unitsPerBatch) {
            PendingUnit next = waiting.peekFirst();
            if (!batch.isEmpty() && bytes + next.bytes() > bytesPerBatch) {
                break;
            }
            waiting.removeFirst();
            if (!Collections.disjoint(keys, next.unit().keys())
                    || clashing.stream().anyMatch(next::restsOn)) {
                clashing.add(next);
            } else {
                keys.addAll(next.unit().keys());
                batch.add(next);
                bytes += next.bytes();
                bytesWaiting -= next.bytes();
            }
        }
        for (int i = clashing.size() - 1; i >= 0; i--) {
            waiting.addFirst(clashing.get(i));
        }
    }

    /** Those that have waited longer than so many nanoseconds leave, each with a failure of its own. */
    void failOlderThan(long nanos, Supplier<? extends RuntimeException> failure) {
        fail(unit -> unit.age() > nanos, failure);
    }

    void failAll(Supplier<? extends RuntimeException> failure) {
        fail(unit -> true, failure);
    }

    private void fail(Predicate<PendingUnit> which, Supplier<? extends RuntimeException> failure) {
        List<PendingUnit> failed = new ArrayList<>();
        lock.lock();
        try {
            waiting.removeIf(unit -> which.test(unit) && failed.add(unit));
            bytesWaiting -= failed.stream().mapToLong(PendingUnit::bytes).sum();
        } finally {
            lock.unlock();
        }
        failed.forEach(unit -> unit.outcome().completeExceptionally(failure.get()));
    }

    void wakeForClose() {
        lock.lock();
        try {
            closing = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
