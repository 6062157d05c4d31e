package io.placemarket.embedded.command;

import io.placemarket.embedded.store.Namespace;
import io.placemarket.embedded.store.ReadLease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Documents that a client takes in batches. */
final class OpenCursor implements AutoCloseable {
    /** The most bytes in a batch, beyond its first document: MongoDB's own limit. */
    private static final int MAX_BATCH_BYTES = 16 * 1024 * 1024;

    /** For how long a cursor reads the state it began with: longer, and it would keep the files from being tidied. */
    static final Duration LONGEST_LEASE = Duration.ofSeconds(30);

    /** Takes a new lease and goes on from the state it holds. */
    interface Renewal {
        ReadLease renew();
    }

    private final Namespace namespace;
    private final Iterator<byte[]> documents;
    private final Renewal renewal;
    private ReadLease lease;
    private Instant leased;
    private volatile Instant lastUsed;
    private byte[][] waiting = {};
    private boolean closed;

    OpenCursor(Namespace namespace, Iterator<byte[]> documents, ReadLease lease, Renewal renewal, Instant now) {
        this.namespace = namespace;
        this.documents = documents;
        this.lease = lease;
        this.renewal = renewal;
        this.leased = now;
        this.lastUsed = now;
    }

    Namespace namespace() {
        return namespace;
    }

    Instant lastUsed() {
        return lastUsed;
    }

    /** The next documents, as many as were asked for at most. */
    synchronized List<byte[]> next(long most, Instant now) {
        lastUsed = now;
        if (isStale(now)) {
            lease.close();
            lease = renewal.renew();
            leased = now;
        }
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

    /** Lets go of the state it reads if nobody asks any more; the next batch is of the state then. */
    synchronized void release(Instant now) {
        if (isStale(now)) {
            lease.close();
        }
    }

    private boolean isStale(Instant now) {
        return leased.plus(LONGEST_LEASE).isBefore(now);
    }

    /** Whether there is more; closes the cursor if not. */
    synchronized boolean hasMore() {
        boolean more = !closed && (waiting.length > 0 || documents.hasNext());
        if (!more) {
            close();
        }
        return more;
    }

    @Override
    public synchronized void close() {
        closed = true;
        lease.close();
    }
}
