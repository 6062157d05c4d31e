package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.query.Filter;
import io.placemarket.embedded.store.CollectionView;
import io.placemarket.embedded.store.IndexBuilder;
import io.placemarket.embedded.store.IndexDefinition;
import io.placemarket.embedded.store.Namespace;
import io.placemarket.embedded.store.Store;
import io.placemarket.embedded.store.StoredCollection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Making, listing, renaming and dropping collections and databases. */
final class CatalogCommands {
    private static final Set<String> CREATE_OPTIONS =
            Set.of("create", "capped", "autoIndexId", "writeConcern", "comment", "collation", "encryptedFields");

    private final Store store;

    CatalogCommands(Store store) {
        this.store = store;
    }

    Reply create(Request request) {
        Namespace namespace = Writing.namespace(request);
        Refusal.unlessAbsent(request, "capped", "collation", "encryptedFields");
        for (String option : request.body().keySet()) {
            if (!CREATE_OPTIONS.contains(option) && !General.isCommon(option)) {
                Refusal.unlessAbsent(request, option);
            }
        }
        Store.Done<Boolean> done = store.write(unit -> {
            boolean existed = store.catalog().find(namespace).isPresent();
            store.catalog().findOrCreate(unit, namespace);
            return existed;
        });
        if (done.result()) {
            throw Refusal.of(48, "NamespaceExists", "Collection " + namespace + " already exists.");
        }
        return new Reply.Plain(new Document("ok", 1.0), done.position());
    }

    Reply drop(Request request) {
        Namespace namespace = Writing.namespace(request);
        Store.Done<Document> done = store.write(unit -> {
            StoredCollection collection = store.catalog()
                    .find(namespace)
                    .orElseThrow(() -> Refusal.of(26, "NamespaceNotFound", "ns not found"));
            int indexes = collection.definition().indexes().size() + 1;
            store.catalog().drop(unit, collection);
            return new Document("nIndexesWas", indexes)
                    .append("ns", namespace.toString())
                    .append("ok", 1.0);
        });
        return new Reply.Plain(done.result(), done.position());
    }

    Reply dropDatabase(Request request) {
        Store.Done<Boolean> done = store.write(unit -> {
            List<StoredCollection> all = collections(request.database());
            all.forEach(collection -> store.catalog().drop(unit, collection));
            return all.isEmpty();
        });
        return new Reply.Plain(new Document("dropped", request.database()).append("ok", 1.0), done.position());
    }

    Reply rename(Request request) {
        Namespace from = parsed(request.body().get("renameCollection"));
        Namespace to = parsed(request.body().get("to"));
        Namespaces.checkLength(to);
        if (from.equals(to)) {
            throw Refusal.of(20, "IllegalOperation", "Can't rename a collection to itself");
        }
        Store.Done<Boolean> done = store.write(unit -> {
            StoredCollection collection = store.catalog()
                    .find(from)
                    .orElseThrow(
                            () -> Refusal.of(26, "NamespaceNotFound", "Source collection " + from + " does not exist"));
            if (!request.flag("dropTarget") && store.catalog().find(to).isPresent()) {
                throw Refusal.of(48, "NamespaceExists", "target namespace exists");
            }
            store.catalog().rename(unit, collection, to);
            return true;
        });
        return new Reply.Plain(new Document("ok", 1.0), done.position());
    }

    private static Namespace parsed(@org.jspecify.annotations.Nullable Object name) {
        if (name instanceof String text && text.indexOf('.') > 0 && text.indexOf('.') < text.length() - 1) {
            int dot = text.indexOf('.');
            return new Namespace(text.substring(0, dot), text.substring(dot + 1));
        }
        throw Refusal.of(73, "InvalidNamespace", "Invalid namespace specified '" + name + "'");
    }

    Reply listCollections(Request request) {
        Filter filter = new Filter(request.document("filter").orElseGet(Document::new));
        List<Document> listed = collections(request.database()).stream()
                .map(collection -> describe(collection.view(), request.flag("nameOnly")))
                .filter(description -> filter.matches(RawBson.encode(description)))
                .toList();
        return Listed.reply(request.database() + ".$cmd.listCollections", listed);
    }

    private static Document describe(CollectionView view, boolean nameOnly) {
        Document description = new Document("name", view.namespace().collection()).append("type", "collection");
        if (!nameOnly) {
            description
                    .append("options", new Document())
                    .append(
                            "info",
                            new Document("readOnly", false)
                                    .append("uuid", view.definition().id()))
                    .append(
                            "idIndex",
                            new Document("v", 2)
                                    .append("key", IndexBuilder.idPattern())
                                    .append("name", IndexDefinition.ID_INDEX));
        }
        return description;
    }

    Reply listDatabases(Request request) {
        Filter filter = new Filter(request.document("filter").orElseGet(Document::new));
        List<Document> databases = store.catalog().all().stream()
                .map(collection -> collection.namespace().database())
                .distinct()
                .sorted()
                .map(name -> request.flag("nameOnly")
                        ? new Document("name", name)
                        : new Document("name", name).append("sizeOnDisk", 0L).append("empty", false))
                .filter(filter::matches)
                .toList();
        Document reply = new Document("databases", databases);
        if (!request.flag("nameOnly")) {
            reply.append("totalSize", 0L);
        }
        return Reply.of(reply.append("ok", 1.0));
    }

    private List<StoredCollection> collections(String database) {
        return store.catalog().all().stream()
                .filter(collection -> collection.namespace().database().equals(database))
                .sorted(Comparator.comparing(
                        collection -> collection.namespace().collection()))
                .toList();
    }
}
