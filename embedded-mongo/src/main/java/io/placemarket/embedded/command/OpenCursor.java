package io.placemarket.embedded.command;

import io.placemarket.embedded.query.TimeLimit;
import io.placemarket.embedded.store.Namespace;
import io.placemarket.embedded.store.ReadLease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Documents that a client takes in batches. */
final class OpenCursor implements AutoCloseable {
    /** The most bytes in a batch, beyond its first document: MongoDB's own limit. */
    private static final int MAX_BATCH_BYTES = 16 * 1024 * 1024;

    /** For how long a cursor reads the state it began with: longer, and it would keep the files from being tidied. */
    static final Duration LONGEST_LEASE = Duration.ofSeconds(30);

    /** How long it holds that state, which takes memory, for a client that asks for nothing. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** Where its documents come from. */
    interface Origin {
        /** Lets go of the state they are read from. */
        void leave();

        /** Takes a new lease and goes on in the state there is. */
        ReadLease renew();
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Namespace namespace;
    private final Iterator<byte[]> documents;
    private final long held;
    private final Origin origin;
    private final TimeLimit time;
    private ReadLease lease;
    private Instant leased;
    private volatile Instant lastUsed;
    private byte[][] waiting = {};
    private boolean resting;
    private boolean closed;

    OpenCursor(
            Namespace namespace,
            Iterator<byte[]> documents,
            long held,
            ReadLease lease,
            Origin origin,
            TimeLimit time,
            Instant now) {
        this.namespace = namespace;
        this.documents = documents;
        this.held = held;
        this.lease = lease;
        this.origin = origin;
        this.time = time;
        this.leased = now;
        this.lastUsed = now;
    }

    Namespace namespace() {
        return namespace;
    }

    /** How many bytes of what it will give are in memory. */
    long held() {
        return held;
    }

    Instant lastUsed() {
        return lastUsed;
    }

    /** Some documents, and whether there are more after them. */
    record Batch(List<byte[]> documents, boolean more) {}

    /** The next documents, as many as were asked for at most; closes the cursor if there are no more. */
    Batch next(long most, Instant now) {
        lock.lock();
        time.resume();
        try {
            lastUsed = now;
            if (leasedTooLong(now)) {
                rest();
            }
            if (resting && !closed) {
                lease = origin.renew();
                leased = now;
                resting = false;
            }
            // in one go: what is read from may be let go of as soon as the lock is given back
            return new Batch(batch(most), hasMore());
        } finally {
            time.pause();
            lock.unlock();
        }
    }

    private List<byte[]> batch(long most) {
        List<byte[]> batch = new ArrayList<>();
        long bytes = 0;
        while (batch.size() < most && hasMore()) {
            byte[] document = waiting.length > 0 ? waiting[0] : documents.next();
            bytes += document.length;
            if (bytes > MAX_BATCH_BYTES && !batch.isEmpty()) {
                waiting = new byte[][] {document};
                break;
            }
            waiting = new byte[][] {};
            batch.add(document);
        }
        return batch;
    }

    /** Lets go of the state it reads if nobody asks any more; the next batch is of the state then. Never waits. */
    void release(Instant now) {
        if (lock.tryLock()) {
            try {
                if (lastUsed.plus(LONGEST_PAUSE).isBefore(now) || leasedTooLong(now)) {
                    rest();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean leasedTooLong(Instant now) {
        return leased.plus(LONGEST_LEASE).isBefore(now);
    }

    private void rest() {
        if (!resting) {
            resting = true;
            origin.leave();
            lease.close();
        }
    }

    private boolean hasMore() {
        boolean more = !closed && (waiting.length > 0 || documents.hasNext());
        if (!more) {
            close();
        }
        return more;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            rest();
        } finally {
            lock.unlock();
        }
    }
}
