package io.placemarket.embedded.store;

import io.placemarket.embedded.bson.BsonCheck;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.bson.SortableKey;
import io.placemarket.embedded.store.CollectionView.IndexView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.h2.mvstore.Cursor;

/** Compares every document with every index entry. */
public final class CollectionCheck {
    private static final int MOST_PROBLEMS = 100;

    private final CollectionView collection;
    private final List<String> problems = new ArrayList<>();

    private CollectionCheck(CollectionView collection) {
        this.collection = collection;
    }

    /** What is wrong with a collection, in sentences; nothing if all is well. Goes through everything once. */
    public static List<String> problems(CollectionView collection) {
        CollectionCheck check = new CollectionCheck(collection);
        long[] expected = check.documents();
        for (int i = 0; i < expected.length; i++) {
            IndexView index = collection.indexes().get(i);
            long entries = index.entries().count();
            if (entries != expected[i]) {
                check.problem("index " + index.definition().name() + " has " + entries + " entries instead of "
                        + expected[i]);
            }
        }
        return check.problems;
    }

    private long[] documents() {
        long[] expected = new long[collection.indexes().size()];
        Cursor<byte[], byte[]> documents = collection.documents().cursor(null, false);
        while (documents.hasNext()) {
            byte[] idKey = documents.next();
            byte[] document = documents.getValue();
            try {
                BsonCheck.storable(document);
            } catch (RuntimeException e) {
                problem("a document cannot be read: " + e.getMessage());
                continue;
            }
            Object id = RawBson.field(document, "_id");
            if (!Arrays.equals(SortableKey.of(id), idKey)) {
                problem("document " + id + " stands in a wrong place");
            }
            for (int i = 0; i < expected.length; i++) {
                expected[i] += entries(collection.indexes().get(i), idKey, document);
            }
        }
        return expected;
    }

    private int entries(IndexView index, byte[] idKey, byte[] document) {
        IndexKeys keys = IndexKeys.of(index.definition(), document);
        for (byte[] key : keys.keys().keySet()) {
            byte[] entry = index.definition().unique() ? key : IndexEntry.key(key, idKey);
            byte[] value = index.entries().get(entry);
            boolean leads = value != null && (!index.definition().unique() || Arrays.equals(value, idKey));
            if (!leads) {
                problem("document " + RawBson.field(document, "_id") + " lacks an entry in index "
                        + index.definition().name());
            }
        }
        return keys.keys().size();
    }

    private void problem(String sentence) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(sentence);
        }
    }
}
