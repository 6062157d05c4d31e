package io.placemarket.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.bson.SortableKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.h2.mvstore.Cursor;

/** Documents of which an oracle knows every byte by their id and revision, with a unique and another index. */
final class RevisedDocuments {
    static final Namespace NAMESPACE = new Namespace("d", "things");

    private RevisedDocuments() {}

    static Document document(int id, int revision) {
        Random content = new Random(id * 1_000_003L + revision);
        return new Document("_id", id)
                .append("revision", revision)
                .append("keys", List.of("r/" + revision + "/" + id, "id/" + id))
                .append("kind", revision % 10)
                .append("body", "b".repeat(content.nextInt(2_000)) + content.nextInt());
    }

    /** Stores a revision of a document as a unit of work; answers its position. */
    static long put(Store store, int id, int revision) {
        return store.write(unit -> put(store, unit, id, revision)).position();
    }

    private static int put(Store store, Unit unit, int id, int revision) {
        StoredCollection collection = store.catalog().findOrCreate(unit, NAMESPACE);
        if (collection.definition().indexes().isEmpty()) {
            IndexBuilder builder = new IndexBuilder(store.catalog(), unit);
            builder.build(collection, "keys_uq", IndexDefinition.fields(new Document("keys", 1)), true, false);
            builder.build(collection, "kind", IndexDefinition.fields(new Document("kind", -1)), false, false);
        }
        CollectionWriter writer = new CollectionWriter(store.catalog(), unit, collection);
        byte[] document = RawBson.encode(document(id, revision));
        byte[] idKey = SortableKey.of(id);
        byte[] stored = writer.view().documents().get(idKey);
        if (stored == null) {
            writer.insert(document);
        } else {
            writer.replace(idKey, stored, document);
        }
        return revision;
    }

    /**
     * What a store holds.
     *
     * @param revisions by document
     * @param half documents that are not what their revision is
     * @param problems index entries that do not agree with the documents
     */
    record Held(Map<Integer, Integer> revisions, List<String> half, List<String> problems) {}

    static Held held(Store store) {
        Map<Integer, Integer> revisions = new TreeMap<>();
        List<String> half = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        store.catalog().find(NAMESPACE).ifPresent(collection -> {
            ReadLease lease = store.lease();
            try {
                CollectionView view = collection.view();
                problems.addAll(CollectionCheck.problems(view));
                Cursor<byte[], byte[]> documents = view.documents().cursor(null, false);
                while (documents.hasNext()) {
                    documents.next();
                    Document found = RawBson.decode(documents.getValue());
                    int id = RawBson.required(found, "_id", Integer.class);
                    int revision = RawBson.required(found, "revision", Integer.class);
                    revisions.put(id, revision);
                    if (!Arrays.equals(documents.getValue(), RawBson.encode(document(id, revision)))) {
                        half.add("document " + id + ", revision " + revision);
                    }
                }
            } finally {
                lease.close();
            }
        });
        return new Held(revisions, half, problems);
    }
}
