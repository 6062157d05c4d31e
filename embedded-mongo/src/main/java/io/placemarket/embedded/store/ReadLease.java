package io.placemarket.embedded.store;

import org.h2.mvstore.MVStore;

/** Keeps the pages of the moment it was taken in the file until it is closed. */
public final class ReadLease implements AutoCloseable {
    private final MVStore store;
    private final MVStore.TxCounter counter;
    private boolean closed;

    ReadLease(MVStore store) {
        this.store = store;
        this.counter = store.registerVersionUsage();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            if (!store.isClosed()) {
                store.deregisterVersionUsage(counter);
            }
        }
    }
}
