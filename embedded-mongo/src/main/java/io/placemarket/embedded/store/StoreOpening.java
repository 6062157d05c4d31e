package io.placemarket.embedded.store;

import io.placemarket.embedded.EmbeddedMongoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** Opens the files of a store, or says in one sentence why that cannot be done. */
final class StoreOpening {
    /** The version of the files' format that this code writes, and the newest it reads. */
    static final int FORMAT = 2;

    static final String TREES = "trees.mv";

    private static final String MARK = "format";
    /** Opening writes no less. */
    private static final long LEAST_SPACE = 1 << 16;

    private static final String FORMAT_NAME = "placemarket-embedded-store ";

    private StoreOpening() {}

    static Store open(Path directory, StoreFiles files) {
        try {
            return openFiles(prepare(directory), files);
        } catch (IOException e) {
            if (isFull(directory)) {
                throw full(directory, e);
            }
            throw new EmbeddedMongoException(
                    "The folder " + directory + " cannot be used for the store (" + e
                            + "): make it readable and writable, or choose another.",
                    e);
        }
    }

    private static Path prepare(Path directory) throws IOException {
        Path folder = directory.toAbsolutePath().normalize();
        OwnerOnly.makeFolder(folder);
        return folder;
    }

    private static Store openFiles(Path folder, StoreFiles files) throws IOException {
        StoreLock lock = StoreLock.take(folder);
        boolean opened = false;
        TreeFile file = null;
        try {
            checkFormat(folder);
            file = openTrees(folder, files);
            file.checkFormat("The store in " + folder);
            Store store = new Store(folder, lock, file, files);
            opened = true;
            return store;
        } catch (MVStoreException e) {
            if (isFull(folder) || couldNotWrite(e)) {
                throw full(folder, e);
            }
            throw new EmbeddedMongoException(
                    "The store in " + folder + " is damaged (" + firstLine(e)
                            + "): restore a backup into another folder, or save what can be read with salvage.",
                    e);
        } finally {
            if (!opened) {
                if (file != null) {
                    file.abandon();
                }
                lock.close();
            }
        }
    }

    private static TreeFile openTrees(Path folder, StoreFiles files) throws IOException {
        Path path = folder.resolve(TREES);
        boolean marked = Files.exists(folder.resolve(MARK));
        if (!Files.exists(path)) {
            if (marked) {
                refuseEmptied(folder);
                // first: there may be the mark of an older format, of trees that were taken away
                markNewest(folder);
            }
            // a header that is torn would hide that nothing is in the file yet, and that the journal has it all
            Optional<UUID> owner = Recovery.owner(folder);
            WholeFile.make(path, files, begun -> TreeFile.copy(List.of(), 0, owner, files.nameForTrees(begun)));
        }
        if (!marked) {
            // last: where there is a mark there have been trees
            markNewest(folder);
        }
        OwnerOnly.restrict(path);
        return TreeFile.open(files.nameForTrees(path));
    }

    /** A store was here: an empty one in its place would look as if nothing had ever been in it. */
    private static void refuseEmptied(Path folder) throws IOException {
        if (Recovery.segments(folder).isEmpty()) {
            throw new EmbeddedMongoException("The store in " + folder + " lacks its trees and its journal, the files "
                    + TREES + " and journal-…: put them back or restore a backup; to begin an empty store, choose"
                    + " another folder.");
        }
    }

    /** Refuses a folder whose mark says that its files are not of a format that this code reads. */
    static void checkFormat(Path folder) throws IOException {
        Path file = folder.resolve(MARK);
        if (!Files.exists(file)) {
            return;
        }
        String text = Files.readString(file).strip();
        if (!text.matches(FORMAT_NAME + "[1-9]\\d{0,5}")) {
            throw new EmbeddedMongoException("The file " + file + " does not name a format that this version knows:"
                    + " choose a folder that holds a store, or an empty one.");
        }
        int version = Integer.parseInt(text.substring(FORMAT_NAME.length()));
        if (version > FORMAT) {
            throw newer("The store in " + folder, version);
        }
    }

    static EmbeddedMongoException newer(String what, int version) {
        return new EmbeddedMongoException(what + " has format " + version
                + ", and this version of the software reads up to " + FORMAT + ": use a newer version.");
    }

    /** Says that a folder's files have the format that this code writes. */
    static void markNewest(Path folder) throws IOException {
        WholeFile.make(
                folder.resolve(MARK), StoreFiles.PLAIN, begun -> Files.writeString(begun, FORMAT_NAME + FORMAT + "\n"));
    }

    private static EmbeddedMongoException full(Path folder, Exception e) {
        return new EmbeddedMongoException(
                "The store in " + folder + " cannot be opened because its disk cannot be written or is full ("
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                        + "): make room, then start the program again; nothing in the store was changed.",
                e);
    }

    private static boolean isFull(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < LEAST_SPACE;
        } catch (IOException unknown) {
            return false;
        }
    }

    private static boolean couldNotWrite(Throwable e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof MVStoreException store && store.getErrorCode() == DataUtils.ERROR_WRITING_FAILED) {
                return true;
            }
        }
        return false;
    }

    private static String firstLine(MVStoreException e) {
        String what =
                e.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT ? "its file is corrupt" : "its file cannot be read";
        return what + ", " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
