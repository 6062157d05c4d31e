package io.placemarket.embedded.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Sees to it that writes are refused before the disk is full: a journal or a tree that cannot be written could not be taken back. Asks
 * the file system once in a while, and each time while there is too little.
 */
final class DiskSpace {
    private static final long ASKED_EVERY_BYTES = 1 << 20;

    private final LongSupplier free;
    private final long needed;
    private long bytesSinceAsked = ASKED_EVERY_BYTES;
    private long lastFree;

    DiskSpace(LongSupplier free, long needed) {
        this.free = free;
        this.needed = needed;
    }

    static LongSupplier freeIn(Path directory) {
        return () -> {
            try {
                return Files.getFileStore(directory).getUsableSpace();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** Says how much was written since the last call. */
    void note(int bytes) {
        bytesSinceAsked += bytes;
    }

    /** Refuses if there is too little. */
    void check() {
        if (bytesSinceAsked >= ASKED_EVERY_BYTES || lastFree < needed) {
            lastFree = free.getAsLong();
            bytesSinceAsked = 0;
        }
        if (lastFree < needed) {
            throw StoreRefusal.diskFull(lastFree, needed);
        }
    }
}
