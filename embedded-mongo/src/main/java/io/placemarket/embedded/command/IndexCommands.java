package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.store.CollectionView;
import io.placemarket.embedded.store.CollectionView.IndexView;
import io.placemarket.embedded.store.IndexBuilder;
import io.placemarket.embedded.store.IndexDefinition;
import io.placemarket.embedded.store.Namespace;
import io.placemarket.embedded.store.Store;
import io.placemarket.embedded.store.StoredCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code createIndexes}, {@code listIndexes} and {@code dropIndexes}. */
final class IndexCommands {
    private final Store store;
    private final Reading reading;

    IndexCommands(Store store, Reading reading) {
        this.store = store;
        this.reading = reading;
    }

    Reply create(Request request) {
        Namespace namespace = Writing.namespace(request);
        List<IndexRequest> wanted =
                request.decoded("indexes").stream().map(IndexRequest::of).toList();
        Refusal.unlessAbsent(request, "ignoreUnknownIndexOptions");
        if (request.body().get("commitQuorum") != null) {
            throw Refusal.of(2, "BadValue", "Standalones can't specify commitQuorum");
        }
        if (wanted.isEmpty()) {
            throw Refusal.of(2, "BadValue", "Must specify at least one index to create");
        }
        boolean existed = store.catalog().find(namespace).isPresent();
        int before = indexes(namespace);
        long position = store.position();
        for (IndexRequest index : wanted) {
            position = store.indexBuilds().build(namespace, index.wanted());
        }
        int after = indexes(namespace);
        Document reply = new Document("numIndexesBefore", before).append("numIndexesAfter", after);
        reply.append("createdCollectionAutomatically", !existed);
        if (before == after) {
            reply.append("note", "all indexes already exist");
        }
        return new Reply.Plain(reply.append("ok", 1.0), position);
    }

    /** How many there are; the one that every collection has also where there is no collection yet. */
    private int indexes(Namespace namespace) {
        return 1
                + store.catalog()
                        .find(namespace)
                        .map(collection -> collection.view().indexes().size())
                        .orElse(0);
    }

    Reply list(Request request) {
        Namespace namespace = reading.namespace(request);
        CollectionView view = reading.view(request).orElseThrow(() -> Refusal.noCollection(request));
        List<Document> indexes = new ArrayList<>();
        indexes.add(
                new Document("v", 2).append("key", IndexBuilder.idPattern()).append("name", IndexDefinition.ID_INDEX));
        for (IndexView index : view.indexes()) {
            IndexDefinition definition = index.definition();
            Document described =
                    new Document("v", 2).append("key", definition.keyPattern()).append("name", definition.name());
            if (definition.unique()) {
                described.append("unique", true);
            }
            if (definition.sparse()) {
                described.append("sparse", true);
            }
            indexes.add(described);
        }
        return Listed.reply(namespace.toString(), indexes);
    }

    Reply drop(Request request) {
        Namespace namespace = Writing.namespace(request);
        Object which = request.body().get("index");
        Store.Done<Document> done = store.write(unit -> {
            StoredCollection collection =
                    store.catalog().find(namespace).orElseThrow(() -> Refusal.noCollection(request));
            int before = collection.definition().indexes().size() + 1;
            IndexBuilder builder = new IndexBuilder(store.catalog(), unit);
            for (IndexDefinition index : chosen(collection, which)) {
                builder.drop(collection, index);
            }
            return new Document("nIndexesWas", before).append("ok", 1.0);
        });
        return new Reply.Plain(done.result(), done.position());
    }

    private static List<IndexDefinition> chosen(
            StoredCollection collection, @org.jspecify.annotations.Nullable Object which) {
        List<IndexDefinition> all = collection.definition().indexes();
        return switch (which) {
            case String name -> {
                if (name.equals("*")) {
                    yield all;
                }
                if (name.equals(IndexDefinition.ID_INDEX)) {
                    throw Refusal.of(72, "InvalidOptions", "cannot drop _id index");
                }
                yield List.of(collection
                        .definition()
                        .index(name)
                        .orElseThrow(() -> notFound("index not found with name [" + name + "]")));
            }
            case Document pattern -> {
                if (pattern.keySet().equals(Set.of("_id"))) {
                    throw Refusal.of(72, "InvalidOptions", "cannot drop _id index");
                }
                yield List.of(all.stream()
                        .filter(index -> index.keyPattern().equals(pattern))
                        .findFirst()
                        .orElseThrow(() -> notFound("can't find index with key: " + pattern)));
            }
            case List<?> names ->
                names.stream()
                        .flatMap(name -> chosen(collection, name).stream())
                        .toList();
            case null -> throw wrongIndex();
            default -> throw wrongIndex();
        };
    }

    private static RuntimeException wrongIndex() {
        return Refusal.of(14, "TypeMismatch", "BSON field 'dropIndexes.index' is missing or of the wrong type");
    }

    private static RuntimeException notFound(String message) {
        return Refusal.of(27, "IndexNotFound", message);
    }
}
