package io.placemarket.embedded.store;

import io.placemarket.embedded.EmbeddedMongoException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.MVStoreException;

/** What is done to a store that nobody uses at the moment. */
public final class Maintenance {
    private Maintenance() {}

    /**
     * Compares every document of a store with every index entry.
     *
     * @return what is wrong, in sentences that name the collection; nothing if all is well
     */
    public static List<String> check(Path directory) {
        return check(directory, StoreFiles.PLAIN);
    }

    private static List<String> check(Path directory, StoreFiles files) {
        try (Store store = StoreOpening.open(directory, files)) {
            return problems(store);
        }
    }

    private static List<String> problems(Store store) {
        List<String> problems = new ArrayList<>();
        ReadLease lease = store.lease();
        try {
            for (StoredCollection collection : store.catalog().all()) {
                problems(collection).forEach(problem -> problems.add(collection.namespace() + ": " + problem));
            }
        } finally {
            lease.close();
        }
        return problems;
    }

    private static List<String> problems(StoredCollection collection) {
        try {
            return CollectionCheck.problems(collection.view());
        } catch (MVStoreException | IndexOutOfBoundsException | BufferUnderflowException e) {
            return List.of("a page cannot be read ("
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                    + "); restore a backup into another folder, or save what can be read with salvage");
        }
    }

    /**
     * Rewrites a store so that it takes no more room than it needs. If this is interrupted, everything in the store is as it was; one of
     * format 1 may be marked as one of format 2 by then.
     */
    public static void compact(Path directory) {
        compact(directory, StoreFiles.PLAIN);
    }

    /** The same, where the files may be other than they are. */
    static void compact(Path directory, StoreFiles files) {
        Path compacted = directory.resolve(StoreOpening.TREES + ".compacted");
        try (Store store = StoreOpening.open(directory, files)) {
            Files.deleteIfExists(compacted);
            // first: an older version must not take what is written anew for what it knows, and the copy may take the
            // last of the room
            StoreOpening.markNewest(directory);
            store.copyOfItself(compacted);
            Path trees = directory.resolve(StoreOpening.TREES);
            store.closeAnd(() -> files.move(compacted, trees));
        } catch (IOException | UncheckedIOException | MVStoreException e) {
            removeQuietly(compacted);
            throw new EmbeddedMongoException("The store in " + directory + " could not be compacted (" + e + ").", e);
        }
    }

    /**
     * Makes a store from a backup, and checks it.
     *
     * @throws EmbeddedMongoException if there is a store already, or a journal of one, or the backup is not whole: then there is none
     */
    public static void restore(Path backup, Path directory) {
        restore(backup, directory, StoreFiles.PLAIN);
    }

    /** The same, where the files may be other than they are. */
    static void restore(Path backup, Path directory, StoreFiles files) {
        Path trees = directory.resolve(StoreOpening.TREES);
        try {
            OwnerOnly.makeFolder(directory);
            if (Files.exists(trees)) {
                throw new FileAlreadyExistsException(trees.toString());
            }
            if (!Recovery.segments(directory).isEmpty()) {
                throw new EmbeddedMongoException("There is a journal of another store in " + directory
                        + ", which does not fit the backup: restore it into an empty folder.");
            }
            StoreOpening.checkFormat(directory);
            // there may be the mark of an older format, of trees that were taken away
            StoreOpening.markNewest(directory);
            WholeFile.make(trees, files, begun -> {
                try (OutputStream out = Channels.newOutputStream(files.create(begun))) {
                    Files.copy(backup, out);
                }
                if (!isWhole(files.nameForTrees(begun), backup)) {
                    throw new EmbeddedMongoException(
                            "The backup " + backup + " is not whole (it does not end as a backup does): use another.");
                }
            });
        } catch (FileAlreadyExistsException e) {
            throw new EmbeddedMongoException(
                    "There is a store in " + directory + " already: restore the backup into another folder.", e);
        } catch (IOException e) {
            throw new EmbeddedMongoException("The backup " + backup + " could not be restored (" + e + ").", e);
        }
        List<String> problems;
        try {
            problems = check(directory, files);
        } catch (EmbeddedMongoException e) {
            problems = List.of(String.valueOf(e.getMessage()));
        }
        if (!problems.isEmpty()) {
            removeQuietly(trees);
            journals(directory).forEach(Maintenance::removeQuietly);
            throw new EmbeddedMongoException(
                    "The backup " + backup + " is not whole (" + problems.getFirst() + "): use another.");
        }
    }

    private static List<Path> journals(Path directory) {
        try {
            return Recovery.segments(directory);
        } catch (IOException e) {
            throw new EmbeddedMongoException("The folder " + directory + " cannot be read (" + e + ").", e);
        }
    }

    private static boolean isWhole(String copy, Path backup) {
        try {
            TreeFile file = TreeFile.open(copy);
            try {
                file.checkFormat("The backup " + backup);
                return file.isWhole();
            } finally {
                file.abandon();
            }
        } catch (MVStoreException e) {
            return false;
        }
    }

    private static void removeQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new EmbeddedMongoException(
                    "The file " + file + ", which is of no use, could not be removed (" + e + ").", e);
        }
    }
}
