package io.placemarket.embedded.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.bson.BsonCheck;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.bson.SortableKey;
import io.placemarket.embedded.store.StoredCollection.StoredIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes one collection in a unit of work. Everything is checked before anything is changed: a document is stored whole or not. */
public final class CollectionWriter {
    private final Catalog catalog;
    private final Unit unit;
    private final StoredCollection collection;

    /** Changes the collection in that unit. */
    public CollectionWriter(Catalog catalog, Unit unit, StoredCollection collection) {
        this.catalog = catalog;
        this.unit = unit;
        this.collection = collection;
        unit.touch(collection);
    }

    /** The collection as this unit has made it so far. */
    public CollectionView view() {
        return collection.currentView();
    }

    /**
     * Stores a new document, with an {@code _id} if it has none. Answers its {@code _id}.
     *
     * @throws MongoServerError 11000 if a unique index has its key; other codes if it cannot be stored
     */
    public @Nullable Object insert(byte[] given) {
        unit.breathe();
        BsonCheck.storable(given);
        Object found = RawBson.field(given, "_id");
        Object id = found instanceof Missing ? new ObjectId() : found;
        boolean asItIs = !(found instanceof Missing) && RawBson.beginsWithId(given);
        byte[] document = asItIs ? given : RawBson.withIdFirst(id, given);
        checkId(id);
        byte[] idKey = SortableKey.of(id);
        List<IndexKeys> keys = keysOfNew(id, idKey, document);
        Optional<DuplicateKey> refusal = unit.together(() -> {
            Optional<DuplicateKey> taken = claim(id, idKey, document, keys);
            if (taken.isPresent()) {
                unit.dropClaims();
                return taken;
            }
            unit.keepClaims();
            for (int i = 0; i < keys.size(); i++) {
                StoredIndex index = collection.indexes().get(i);
                if (!index.definition().unique()) {
                    addEntries(index, keys.get(i).keys().keySet(), idKey);
                }
            }
            noteMultikey(keys);
            collection.growing().ifPresent(growing -> growing.follow(this, idKey, null, document));
            return taken;
        });
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return id;
    }

    /** Takes the places of a new document that no other may have: nothing is looked up that is then put. Answers which another has. */
    private Optional<DuplicateKey> claim(@Nullable Object id, byte[] idKey, byte[] document, List<IndexKeys> keys) {
        if (unit.claim(collection.documents(), idKey, document) != null) {
            return Optional.of(duplicateId(id));
        }
        for (int i = 0; i < keys.size(); i++) {
            StoredIndex index = collection.indexes().get(i);
            for (Map.Entry<byte[], List<@Nullable Object>> key :
                    keys.get(i).keys().entrySet()) {
                if (index.definition().unique() && unit.claim(index.entries(), key.getKey(), idKey) != null) {
                    return Optional.of(duplicate(index, key.getValue()));
                }
            }
        }
        return Optional.empty();
    }

    /** Puts another content in the place of a stored document with the same {@code _id}. */
    public void replace(byte[] idKey, byte[] before, byte[] after) {
        unit.breathe();
        BsonCheck.storable(after);
        List<IndexKeys> newKeys = keysOf(after);
        List<IndexKeys> oldKeys = keysOf(before);
        for (int i = 0; i < newKeys.size(); i++) {
            checkUnique(collection.indexes().get(i), newKeys.get(i), idKey);
        }
        unit.together(() -> replace(idKey, before, after, oldKeys, newKeys));
    }

    private void replace(byte[] idKey, byte[] before, byte[] after, List<IndexKeys> oldKeys, List<IndexKeys> newKeys) {
        unit.put(collection.documents(), idKey, after);
        for (int i = 0; i < newKeys.size(); i++) {
            Map<byte[], List<@Nullable Object>> added = newKeys.get(i).keys();
            Map<byte[], List<@Nullable Object>> removed = oldKeys.get(i).keys();
            StoredIndex index = collection.indexes().get(i);
            removeEntries(
                    index,
                    removed.keySet().stream()
                            .filter(key -> !added.containsKey(key))
                            .toList(),
                    idKey);
            addEntries(
                    index,
                    added.keySet().stream()
                            .filter(key -> !removed.containsKey(key))
                            .toList(),
                    idKey);
        }
        noteMultikey(newKeys);
        collection.growing().ifPresent(growing -> growing.follow(this, idKey, before, after));
    }

    /** Removes a stored document. */
    public void remove(byte[] idKey, byte[] document) {
        unit.breathe();
        List<IndexKeys> keys = keysOf(document);
        unit.together(() -> {
            unit.remove(collection.documents(), idKey);
            for (int i = 0; i < keys.size(); i++) {
                removeEntries(collection.indexes().get(i), keys.get(i).keys().keySet(), idKey);
            }
            collection.growing().ifPresent(growing -> growing.follow(this, idKey, document, null));
        });
    }

    /** Keeps an index in step that is being built and need not have the document yet; answers whether it is multikey now. */
    boolean follow(StoredIndex index, byte[] idKey, byte @Nullable [] before, byte @Nullable [] after) {
        if (before != null) {
            removeEntries(index, ownKeys(index, idKey, before), idKey);
        }
        if (after == null) {
            return false;
        }
        IndexKeys keys = IndexKeys.of(index.definition(), after);
        checkUnique(index, keys, idKey);
        addEntries(index, keys.keys().keySet(), idKey);
        return keys.multikey();
    }

    /** Of a document's keys those that are its own: in a unique index another may be there in its place. */
    private List<byte[]> ownKeys(StoredIndex index, byte[] idKey, byte[] document) {
        return IndexKeys.of(index.definition(), document).keys().keySet().stream()
                .filter(key -> !index.definition().unique() || Arrays.equals(unit.get(index.entries(), key), idKey))
                .toList();
    }

    /** Adds a stored document to an index that is being built; answers whether it makes it multikey. */
    boolean addToIndex(StoredIndex index, byte[] idKey, byte[] document) {
        unit.breathe();
        IndexKeys keys = IndexKeys.of(index.definition(), document);
        checkUnique(index, keys, idKey);
        addEntries(index, keys.keys().keySet(), idKey);
        return keys.multikey();
    }

    /** An {@code _id} that is there already is told first, whatever else is wrong. */
    private List<IndexKeys> keysOfNew(@Nullable Object id, byte[] idKey, byte[] document) {
        try {
            return keysOf(document);
        } catch (MongoServerError noKeys) {
            throw unit.get(collection.documents(), idKey) == null ? noKeys : duplicateId(id);
        }
    }

    private DuplicateKey duplicateId(@Nullable Object id) {
        return duplicate(IndexDefinition.ID_INDEX, new Document("_id", 1), new Document("_id", id));
    }

    private List<IndexKeys> keysOf(byte[] document) {
        List<IndexKeys> keys = new ArrayList<>(collection.indexes().size());
        for (StoredIndex index : collection.indexes()) {
            keys.add(IndexKeys.of(index.definition(), document));
        }
        return keys;
    }

    private void checkUnique(StoredIndex index, IndexKeys keys, byte[] idKey) {
        if (!index.definition().unique()) {
            return;
        }
        for (Map.Entry<byte[], List<@Nullable Object>> key : keys.keys().entrySet()) {
            byte[] holder = unit.get(index.entries(), key.getKey());
            if (holder != null && !Arrays.equals(holder, idKey)) {
                throw duplicate(index, key.getValue());
            }
        }
    }

    private void addEntries(StoredIndex index, Collection<byte[]> keys, byte[] idKey) {
        for (byte[] key : keys) {
            if (index.definition().unique()) {
                unit.put(index.entries(), key, idKey);
            } else {
                unit.put(index.entries(), IndexEntry.key(key, idKey), IndexEntry.value(idKey));
            }
        }
    }

    private void removeEntries(StoredIndex index, Collection<byte[]> keys, byte[] idKey) {
        for (byte[] key : keys) {
            unit.remove(index.entries(), index.definition().unique() ? key : IndexEntry.key(key, idKey));
        }
    }

    private void noteMultikey(List<IndexKeys> keys) {
        for (int i = 0; i < keys.size(); i++) {
            IndexDefinition index = collection.indexes().get(i).definition();
            if (keys.get(i).multikey() && !index.multikey()) {
                catalog.redefine(unit, collection, collection.definition().with(index.asMultikey(), i));
            }
        }
    }

    private static void checkId(@Nullable Object id) {
        if (id instanceof Collection) {
            throw new MongoServerError(53, "InvalidIdField", "The '_id' value cannot be of type array");
        }
        if (id instanceof BsonRegularExpression) {
            throw new MongoServerError(53, "InvalidIdField", "The '_id' value cannot be of type regex");
        }
        if (id instanceof Document object && object.keySet().stream().anyMatch(field -> field.startsWith("$"))) {
            throw new MongoServerError(
                    52,
                    "DollarPrefixedFieldName",
                    "_id fields may not contain '$'-prefixed fields: " + object.keySet()
                            + " is not valid for storage.");
        }
    }

    private DuplicateKey duplicate(StoredIndex index, List<@Nullable Object> values) {
        IndexDefinition definition = index.definition();
        return duplicate(definition.name(), definition.keyPattern(), IndexKeys.shown(definition, values));
    }

    private DuplicateKey duplicate(String index, Document pattern, Document values) {
        return new DuplicateKey(
                "E11000 duplicate key error collection: " + collection.namespace() + " index: " + index + " dup key: "
                        + Json.toJsonValue(values, true, "{ ", " }"),
                pattern,
                values);
    }
}
