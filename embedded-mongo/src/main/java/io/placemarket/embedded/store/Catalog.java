package io.placemarket.embedded.store;

import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.store.StoredCollection.StoredIndex;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.Cursor;

/** Which collections there are. Read by anybody, changed in units of work. */
public final class Catalog {
    private final TreeFile trees;
    private final Tree tree;
    private final Map<Namespace, StoredCollection> collections = new ConcurrentHashMap<>();
    private int nextTree = TreeFile.CATALOG + 1;

    Catalog(TreeFile trees) {
        this.trees = trees;
        this.tree = trees.tree(TreeFile.CATALOG);
        Cursor<byte[], byte[]> cursor = tree.view().cursor(null, false);
        while (cursor.hasNext()) {
            Namespace namespace = namespace(cursor.next());
            CollectionDefinition definition = CollectionDefinition.fromDocument(RawBson.decode(cursor.getValue()));
            collections.put(namespace, opened(namespace, definition));
        }
    }

    /** The collection of that name, if there is one. */
    public Optional<StoredCollection> find(Namespace namespace) {
        return Optional.ofNullable(collections.get(namespace));
    }

    /** All collections. */
    public Collection<StoredCollection> all() {
        return List.copyOf(collections.values());
    }

    /** The collection of that name, made in this unit if there was none. */
    public StoredCollection findOrCreate(Unit unit, Namespace namespace) {
        return find(namespace).orElseGet(() -> {
            CollectionDefinition definition = new CollectionDefinition(UUID.randomUUID(), nextTree++, List.of());
            StoredCollection created = opened(namespace, definition);
            save(unit, namespace, definition);
            collections.put(namespace, created);
            return created;
        });
    }

    /** Removes a collection and everything in it. */
    public void drop(Unit unit, StoredCollection collection) {
        unit.clear(collection.documents());
        collection.indexes().forEach(index -> unit.clear(index.entries()));
        collection.growing().ifPresent(growing -> unit.clear(growing.index().entries()));
        collection.grow(null);
        unit.remove(tree, key(collection.namespace()));
        collections.remove(collection.namespace());
    }

    /**
     * Gives a collection another name. One that has it is removed, with everything in it.
     *
     * @throws MongoServerError 12587 while an index is being built on it
     */
    public void rename(Unit unit, StoredCollection collection, Namespace to) {
        if (collection.growing().isPresent()) {
            throw new MongoServerError(
                    12587,
                    "BackgroundOperationInProgressForNamespace",
                    "cannot perform operation: an index build is currently running for collection '"
                            + collection.namespace() + "'");
        }
        find(to).ifPresent(target -> drop(unit, target));
        unit.remove(tree, key(collection.namespace()));
        collections.remove(collection.namespace());
        save(unit, to, collection.definition());
        collections.put(to, opened(to, collection.definition()));
    }

    /** A number for a tree that no other tree has. */
    int newTree() {
        return nextTree++;
    }

    /** The tree of an index. */
    Tree openTree(IndexDefinition index) {
        return trees.tree(index.tree());
    }

    /** Changes what a collection is. */
    void redefine(Unit unit, StoredCollection collection, CollectionDefinition changed) {
        save(unit, collection.namespace(), changed);
        collection.redefine(changed, indexes(changed));
        unit.touch(collection);
    }

    /** Removes trees that no collection names any more, and answers whether there were any. */
    boolean removeOrphans() {
        Set<Integer> known = new HashSet<>();
        known.add(TreeFile.CATALOG);
        for (StoredCollection collection : collections.values()) {
            known.add(collection.definition().tree());
            collection.definition().indexes().forEach(index -> known.add(index.tree()));
        }
        return trees.keepOnly(known);
    }

    private StoredCollection opened(Namespace namespace, CollectionDefinition definition) {
        nextTree = Math.max(nextTree, definition.tree() + 1);
        definition.indexes().forEach(index -> nextTree = Math.max(nextTree, index.tree() + 1));
        return new StoredCollection(namespace, definition, trees.tree(definition.tree()), indexes(definition));
    }

    private List<StoredIndex> indexes(CollectionDefinition definition) {
        return definition.indexes().stream()
                .map(index -> new StoredIndex(index, trees.tree(index.tree())))
                .toList();
    }

    private void save(Unit unit, Namespace namespace, CollectionDefinition definition) {
        unit.put(tree, key(namespace), RawBson.encode(definition.toDocument()));
    }

    static byte[] key(Namespace namespace) {
        return (namespace.database() + "\0" + namespace.collection()).getBytes(StandardCharsets.UTF_8);
    }

    private static Namespace namespace(byte[] key) {
        String[] parts = new String(key, StandardCharsets.UTF_8).split("\0", 2);
        return new Namespace(parts[0], parts[1]);
    }
}
