package io.placemarket.embedded.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.placemarket.embedded.EmbeddedMongoException;
import io.placemarket.embedded.bson.RawBson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVStoreException;

/**
 * Saves what can be read of a damaged store into a new one: every document in a page that has its checksum, and what the journal says
 * after it. Indexes are built anew. The damaged files are only read. What was read lies in a file of its own until
 * it is written to the new store, so that no more memory is needed than to use a store.
 */
public final class Salvage {
    /** After how many documents it is waited for the disk. */
    private static final int AT_A_TIME = 100;

    private final Path damaged;
    private final List<String> report = new ArrayList<>();
    private final TreeFile gathered;

    private Salvage(Path damaged, TreeFile gathered) {
        this.damaged = damaged;
        this.gathered = gathered;
    }

    /**
     * Makes a new store in a folder that holds none. Needs room there for three copies of the damaged one meanwhile.
     *
     * @return what was saved and what could not be, in sentences
     * @throws EmbeddedMongoException if not even the list of collections can be read, or the new store cannot be made
     */
    public static List<String> run(Path damaged, Path target) {
        return run(damaged, target, StoreFiles.PLAIN);
    }

    /** The same, where the new store's files may be other than they are. */
    static List<String> run(Path damaged, Path target, StoreFiles files) {
        if (Files.exists(target.resolve(StoreOpening.TREES))) {
            throw new EmbeddedMongoException("There is a store in " + target + " already: choose another folder.");
        }
        Path copy = target.resolve("salvage-copy.tmp");
        Path gathered = target.resolve("salvage-gathered.tmp");
        try {
            OwnerOnly.makeFolder(target);
            OwnerOnly.restrict(target);
            StoreLock lock = StoreLock.take(damaged);
            try {
                // opening a file may repair it: a copy, so that the damaged one stays as it is
                Files.deleteIfExists(copy);
                OwnerOnly.makeFile(copy);
                try (OutputStream out = Files.newOutputStream(copy)) {
                    Files.copy(damaged.resolve(StoreOpening.TREES), out);
                }
                return run(damaged, target, files, copy, gathered);
            } finally {
                lock.close();
                Files.deleteIfExists(copy);
                Files.deleteIfExists(gathered);
            }
        } catch (IOException e) {
            throw new EmbeddedMongoException("The store in " + damaged + " could not be read (" + e + ").", e);
        }
    }

    private static List<String> run(Path damaged, Path target, StoreFiles files, Path copy, Path gathered)
            throws IOException {
        Files.deleteIfExists(gathered);
        OwnerOnly.makeFile(gathered);
        try {
            return run(damaged, target, files, copy, TreeFile.open(files.nameForTrees(gathered)));
        } catch (MVStoreException | UncheckedIOException e) {
            // the damaged files' own errors are reported where they are read: this is a file that is written
            throw new EmbeddedMongoException(
                    "What is read of the store in " + damaged + " cannot be written to " + target + " ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                            + "): make room there, delete what is in it, and begin again.",
                    e);
        }
    }

    private static List<String> run(Path damaged, Path target, StoreFiles files, Path copy, TreeFile file)
            throws IOException {
        try {
            Salvage salvage = new Salvage(damaged, file);
            salvage.read(copy);
            Files.delete(copy);
            try (Store store = StoreOpening.open(target, files)) {
                salvage.write(store);
            } catch (MongoServerError refused) {
                throw new EmbeddedMongoException(
                        "The new store in " + target + " cannot be written (" + refused.getMessageWithoutErrorCode()
                                + "): what is in it is not all that can be saved. Delete it and begin again.",
                        refused);
            }
            return List.copyOf(salvage.report);
        } finally {
            file.abandon();
        }
    }

    private void read(Path copy) throws IOException {
        Read trees = readTrees(copy);
        long position = trees.position();
        long reached = Recovery.replayReadable(damaged, trees.owner(), position, op -> {
            gathered.redo(op);
            relieve();
        });
        report.add("The trees end with unit of work " + position + ", the readable journal with " + reached + ".");
    }

    /** The unit of work with which the trees end, and the store whose journal goes on with it. */
    private record Read(long position, Optional<UUID> owner) {}

    private Read readTrees(Path copy) throws IOException {
        TreeFile file;
        try {
            file = TreeFile.open(copy.toString());
        } catch (MVStoreException e) {
            report.add("The trees cannot be read (" + e.getMessage() + "): what the journal has is all there is.");
            return new Read(0, Recovery.owner(damaged));
        }
        try {
            file.checkFormat("The store in " + damaged);
            read(file, TreeFile.CATALOG);
            for (CollectionDefinition definition : catalog().values()) {
                read(file, definition.tree());
            }
            return new Read(file.position(), file.owner());
        } finally {
            file.abandon();
        }
    }

    private void read(TreeFile file, int number) {
        int unreadable = file.readable(number, (key, value) -> {
            gathered.tree(number).put(key, value);
            relieve();
        });
        if (unreadable > 0) {
            report.add(unreadable + " pages of tree " + number + " cannot be read, and what was in them is lost.");
        }
    }

    /** Keeps what was gathered from filling the memory. */
    private void relieve() {
        if (gathered.unsaved() > gathered.unsavedLimit()) {
            gathered.save(0);
        }
    }

    /** The collections by their keys in the list of collections. */
    private Map<String, CollectionDefinition> catalog() {
        Map<String, CollectionDefinition> found = new TreeMap<>();
        Cursor<byte[], byte[]> cursor = gathered.tree(TreeFile.CATALOG).view().cursor(null, false);
        while (cursor.hasNext()) {
            String key = new String(cursor.next(), StandardCharsets.UTF_8);
            found.put(key, CollectionDefinition.fromDocument(RawBson.decode(cursor.getValue())));
        }
        return found;
    }

    private void write(Store store) {
        Map<String, CollectionDefinition> catalog = catalog();
        if (catalog.isEmpty()) {
            throw new EmbeddedMongoException("Of the store in " + damaged
                    + " not even the list of collections can be read: restore a backup into another folder.");
        }
        catalog.forEach((key, definition) -> {
            String[] names = key.split("\0", 2);
            write(store, new Namespace(names[0], names[1]), definition);
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
        Cursor<byte[], byte[]> documents =
                gathered.tree(definition.tree()).view().cursor(null, false);
        while (documents.hasNext()) {
            byte[] unused = documents.next();
            if (made && insert(store, namespace, documents.getValue())) {
                saved++;
            } else {
                refused++;
            }
            if ((saved + refused) % AT_A_TIME == 0) {
                store.awaitDurable(store.position());
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
        } catch (MongoServerException refused) {
            if (refused instanceof MongoServerError error && StoreRefusal.concernsAll(error)) {
                throw refused;
            }
            return false;
        }
    }
}
