package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.store.Catalog;
import io.placemarket.embedded.store.CollectionWriter;
import io.placemarket.embedded.store.Namespace;
import io.placemarket.embedded.store.Store;
import io.placemarket.embedded.store.StoredCollection;
import io.placemarket.embedded.store.Unit;
import java.util.Optional;
import java.util.function.Function;

/** What commands that change documents have in common: each is one unit of work. */
final class Writing {
    /** The most statements in a command: MongoDB's own limit. */
    static final int MAX_STATEMENTS = 100_000;

    private final Store store;

    Writing(Store store) {
        this.store = store;
    }

    /** The collection a command changes. */
    static Namespace namespace(Request request) {
        Namespace namespace = new Namespace(request.database(), request.collection());
        if (namespace.collection().startsWith("system.")
                || namespace.collection().contains("$")) {
            throw Refusal.of(73, "InvalidNamespace", "cannot write to " + namespace);
        }
        Namespaces.checkLength(namespace);
        return namespace;
    }

    /** Runs a command as one unit of work; the collection is made when it is first needed. */
    Reply write(Namespace namespace, Function<Target, Document> work) {
        Store.Done<Document> done = store.write(unit -> work.apply(new Target(store.catalog(), unit, namespace)));
        return new Reply.Plain(done.result(), done.position());
    }

    static void checkCount(int statements) {
        if (statements < 1 || statements > MAX_STATEMENTS) {
            throw Refusal.of(
                    16,
                    "InvalidLength",
                    "Write batch sizes must be between 1 and " + MAX_STATEMENTS + ". Got " + statements
                            + " operations.");
        }
    }

    /** A collection that is changed in a unit of work, if it is there. */
    static final class Target {
        private final Catalog catalog;
        private final Unit unit;
        private final Namespace namespace;

        private Target(Catalog catalog, Unit unit, Namespace namespace) {
            this.catalog = catalog;
            this.unit = unit;
            this.namespace = namespace;
        }

        Optional<CollectionWriter> existing() {
            return catalog.find(namespace).map(this::writer);
        }

        CollectionWriter writer() {
            return writer(catalog.findOrCreate(unit, namespace));
        }

        private CollectionWriter writer(StoredCollection collection) {
            return new CollectionWriter(catalog, unit, collection);
        }
    }
}
