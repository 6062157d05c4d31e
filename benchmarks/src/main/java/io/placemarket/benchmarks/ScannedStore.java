package io.placemarket.benchmarks;

import io.placemarket.embedded.query.Answer;
import io.placemarket.embedded.query.Query;
import io.placemarket.embedded.store.Namespace;
import io.placemarket.embedded.store.ReadLease;
import io.placemarket.embedded.store.Store;
import io.placemarket.embedded.store.StoredCollection;
import java.nio.file.Path;

/** A collection as the server's own commands read it, without protocol, socket and driver. */
final class ScannedStore implements AutoCloseable {
    private final Store store;
    private final StoredCollection collection;

    ScannedStore(Path directory, String database, String name) {
        store = Store.open(directory);
        collection = store.catalog().find(new Namespace(database, name)).orElseThrow();
    }

    /** Documents a second of what {@code find} without a filter goes through. */
    double perSecond() {
        long start = System.nanoTime();
        long count = 0;
        long bytes = 0;
        ReadLease lease = store.lease();
        try {
            Answer found = Query.matching(null).run(collection.view());
            for (; found.hasNext(); count++) {
                bytes += found.next().document().length;
            }
        } finally {
            lease.close();
        }
        if (bytes == 0) {
            throw new IllegalStateException("nothing to go through");
        }
        return count * 1e9 / (System.nanoTime() - start);
    }

    @Override
    public void close() {
        store.close();
    }
}
