package io.placemarket.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.store.StoredCollection.StoredIndex;
import java.util.List;
import org.h2.mvstore.Cursor;

/** Adds indexes to a collection and takes them away. */
public final class IndexBuilder {
    private final Catalog catalog;
    private final Unit unit;

    /** Works in that unit. */
    public IndexBuilder(Catalog catalog, Unit unit) {
        this.catalog = catalog;
        this.unit = unit;
    }

    /**
     * Builds an index over what the collection holds.
     *
     * @throws DuplicateKey if it is unique and two documents have a key in common: then there is no index
     */
    public void build(
            StoredCollection collection, String name, List<IndexField> fields, boolean unique, boolean sparse) {
        IndexDefinition definition = new IndexDefinition(name, fields, unique, sparse, false, catalog.newTree());
        Tree entries = catalog.openTree(definition);
        CollectionWriter writer = new CollectionWriter(catalog, unit, collection);
        boolean multikey = false;
        boolean built = false;
        try {
            Cursor<byte[], byte[]> documents = collection.documents().view().cursor(null, false);
            while (documents.hasNext()) {
                byte[] idKey = documents.next();
                multikey |= writer.addToIndex(new StoredIndex(definition, entries), idKey, documents.getValue());
            }
            built = true;
        } finally {
            if (!built) {
                unit.clear(entries);
            }
        }
        catalog.redefine(
                unit, collection, collection.definition().with(multikey ? definition.asMultikey() : definition));
    }

    /** Removes an index. */
    public void drop(StoredCollection collection, IndexDefinition index) {
        unit.clear(catalog.openTree(index));
        catalog.redefine(unit, collection, collection.definition().without(index.name()));
    }

    /** The pattern that names the index every collection has. */
    public static Document idPattern() {
        return new Document("_id", 1);
    }
}
