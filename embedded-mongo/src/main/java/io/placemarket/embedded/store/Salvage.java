package io.placemarket.embedded.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.placemarket.embedded.EmbeddedMongoException;
import io.placemarket.embedded.bson.RawBson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.h2.mvstore.MVStoreException;

/**
 * Saves what can be read of a damaged store into a new one: every document in a page that has its checksum, and what the journal says
 * after it. Indexes are built anew. The damaged files are only read. Holds all documents in memory meanwhile.
 */
public final class Salvage {
    private final Path damaged;
    private final List<String> report = new ArrayList<>();
    private final Map<Integer, NavigableMap<byte[], byte[]>> trees = new TreeMap<>();

    private Salvage(Path damaged) {
        this.damaged = damaged;
    }

    /**
     * Makes a new store in a folder that holds none.
     *
     * @return what was saved and what could not be, in sentences
     * @throws EmbeddedMongoException if not even the list of collections can be read, or the new store cannot be made
     */
    public static List<String> run(Path damaged, Path target) {
        if (Files.exists(target.resolve(StoreOpening.TREES))) {
            throw new EmbeddedMongoException("There is a store in " + target + " already: choose another folder.");
        }
        Salvage salvage = new Salvage(damaged);
        Path copy = target.resolve("salvage.tmp");
        try {
            Files.createDirectories(target);
            OwnerOnly.restrict(target);
            // opening a file may repair it: a copy, so that the damaged one stays as it is
            Files.deleteIfExists(copy);
            Files.copy(damaged.resolve(StoreOpening.TREES), copy);
            salvage.read(copy);
            Files.delete(copy);
        } catch (IOException e) {
            throw new EmbeddedMongoException("The store in " + damaged + " could not be read (" + e + ").", e);
        }
        try (Store store = Store.open(target)) {
            salvage.write(store);
        }
        return List.copyOf(salvage.report);
    }

    private void read(Path copy) throws IOException {
        long position = 0;
        try {
            TreeFile file = TreeFile.open(copy.toString());
            try {
                position = file.position();
                read(file, TreeFile.CATALOG);
                for (byte[] definition : List.copyOf(tree(TreeFile.CATALOG).values())) {
                    read(
                            file,
                            CollectionDefinition.fromDocument(RawBson.decode(definition))
                                    .tree());
                }
            } finally {
                file.abandon();
            }
        } catch (MVStoreException e) {
            report.add("The trees cannot be read (" + e.getMessage() + "): what the journal has is all there is.");
        }
        long reached = Recovery.replayReadable(damaged, position, this::apply);
        report.add("The trees end with unit of work " + position + ", the readable journal with " + reached + ".");
    }

    private void read(TreeFile file, int number) {
        int unreadable = file.tree(number).readable(tree(number)::put);
        if (unreadable > 0) {
            report.add(unreadable + " pages of tree " + number + " cannot be read, and what was in them is lost.");
        }
    }

    private NavigableMap<byte[], byte[]> tree(int number) {
        return trees.computeIfAbsent(number, missing -> new TreeMap<>(Arrays::compareUnsigned));
    }

    private void apply(JournalOp op) {
        NavigableMap<byte[], byte[]> tree = tree(op.tree());
        switch (op) {
            case JournalOp.Put put -> tree.put(put.key(), put.value());
            case JournalOp.Remove remove -> tree.remove(remove.key());
            case JournalOp.Clear ignored -> tree.clear();
        }
    }

    private void write(Store store) {
        NavigableMap<byte[], byte[]> catalog = tree(TreeFile.CATALOG);
        if (catalog.isEmpty()) {
            throw new EmbeddedMongoException("Of the store in " + damaged
                    + " not even the list of collections can be read: restore a backup into another folder.");
        }
        catalog.forEach((key, value) -> {
            String[] names = new String(key, StandardCharsets.UTF_8).split("\0", 2);
            write(store, new Namespace(names[0], names[1]), CollectionDefinition.fromDocument(RawBson.decode(value)));
        });
    }

    private void write(Store store, Namespace namespace, CollectionDefinition definition) {
        boolean made = store.write(unit -> {
                    StoredCollection collection = store.catalog().findOrCreate(unit, namespace);
                    IndexBuilder builder = new IndexBuilder(store.catalog(), unit);
                    for (IndexDefinition index : definition.indexes()) {
                        builder.build(collection, index.name(), index.fields(), index.unique(), index.sparse());
                    }
                    return true;
                })
                .result();
        int saved = 0;
        int refused = 0;
        for (byte[] document : tree(definition.tree()).values()) {
            if (made && insert(store, namespace, document)) {
                saved++;
            } else {
                refused++;
            }
        }
        report.add(namespace + ": " + saved + " documents saved"
                + (refused == 0
                        ? "."
                        : ", " + refused + " left out: a later one has their key, or they are not whole."));
    }

    private static boolean insert(Store store, Namespace namespace, byte[] document) {
        try {
            return store.write(unit -> {
                        StoredCollection collection = store.catalog().findOrCreate(unit, namespace);
                        Object id = new CollectionWriter(store.catalog(), unit, collection).insert(document);
                        return !(id instanceof Missing);
                    })
                    .result();
        } catch (MongoServerException notWhole) {
            return false;
        }
    }
}
