package io.placemarket.embedded.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.LongSupplier;

/** How the store's files are reached: tests put a layer between that loses what was not forced. */
interface StoreFiles {
    /** Files as they are. */
    StoreFiles PLAIN = new StoreFiles() {};

    /** Makes a new file to append to. */
    default FileChannel create(Path path) throws IOException {
        return FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING),
                OwnerOnly.attributes(path));
    }

    /** Waits until all of a file is on disk. */
    default void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Gives a file another name, in one step; one that has it is gone. */
    default void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes the name of a new file durable, where the system allows it. */
    default void forceFolder(Path file) throws IOException {
        OwnerOnly.forceFolder(file);
    }

    /** After how many bytes the journal is begun anew: reading them again takes a second at most. */
    default long journalLimit() {
        return 32L << 20;
    }

    /** The name by which H2 opens a file. */
    default String nameForTrees(Path path) {
        return path.toString();
    }

    /** The bytes that can still be written to a folder's disk. */
    default LongSupplier freeSpace(Path directory) {
        return DiskSpace.freeIn(directory);
    }
}
