package io.placemarket.embedded.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What of a file is on disk for certain, and what was written since. Guarded by its disk. */
final class UnreliableFile {
    private static final int SECTOR = 512;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Change(long at, byte[] bytes) {
        int end() {
            return Math.toIntExact(at) + bytes.length;
        }
    }

    /** Bytes that grow as they are written to: copied now and then, not with every write. */
    private static final class Content {
        private byte[] bytes;
        private int size;

        Content(byte[] bytes, int size) {
            this.bytes = bytes;
            this.size = size;
        }

        void write(Change change, int from, int length) {
            int at = Math.toIntExact(change.at()) + from;
            if (at + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(at + length, bytes.length + bytes.length / 2));
            }
            System.arraycopy(change.bytes(), from, bytes, at, length);
            size = Math.max(size, at + length);
        }

        void write(Change change) {
            write(change, 0, change.bytes().length);
        }

        void cut(int length) {
            if (length < size) {
                Arrays.fill(bytes, length, size, (byte) 0);
                size = length;
            }
        }

        /** The same, with room for so many bytes. */
        Content copy(int room) {
            return new Content(Arrays.copyOf(bytes, Math.max(size, room)), size);
        }

        byte[] toBytes() {
            return Arrays.copyOf(bytes, size);
        }
    }

    private final Content certain;
    private final List<Change> since = new ArrayList<>();

    UnreliableFile(byte[] certain) {
        this.certain = new Content(certain, certain.length);
    }

    void written(long at, byte[] bytes) {
        since.add(new Change(at, bytes));
    }

    void truncated(long size) {
        force();
        certain.cut((int) Math.min(size, Integer.MAX_VALUE));
    }

    void force() {
        since.forEach(certain::write);
        since.clear();
    }

    byte[] afterPowerCut(Random random) {
        int room = since.stream().mapToInt(Change::end).max().orElse(0);
        Content found = certain.copy(room);
        int fate = random.nextInt(4);
        for (Change change : since) {
            switch (fate == 3 ? random.nextInt(3) : fate) {
                case 0 -> {
                    // lost
                }
                case 1 -> found.write(change);
                default -> tear(found, change, random);
            }
        }
        return found.toBytes();
    }

    private static void tear(Content found, Change change, Random random) {
        int length = change.bytes().length;
        for (int from = 0; from < length; from += SECTOR) {
            if (random.nextBoolean()) {
                found.write(change, from, Math.min(SECTOR, length - from));
            }
        }
    }
}
