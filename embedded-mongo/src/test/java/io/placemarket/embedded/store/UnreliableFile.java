package io.placemarket.embedded.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What of a file is on disk for certain, and what was written since. Guarded by its disk. */
final class UnreliableFile {
    private static final int SECTOR = 512;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Change(long at, byte[] bytes) {}

    private byte[] certain;
    private final List<Change> since = new ArrayList<>();

    UnreliableFile(byte[] certain) {
        this.certain = certain;
    }

    void written(long at, byte[] bytes) {
        since.add(new Change(at, bytes));
    }

    void truncated(long size) {
        force();
        certain = Arrays.copyOf(certain, (int) Math.min(size, certain.length));
    }

    void force() {
        for (Change change : since) {
            certain = apply(certain, change.at(), change.bytes());
        }
        since.clear();
    }

    byte[] afterPowerCut(Random random) {
        byte[] found = certain;
        int fate = random.nextInt(4);
        for (Change change : since) {
            switch (fate == 3 ? random.nextInt(3) : fate) {
                case 0 -> {
                    // lost
                }
                case 1 -> found = apply(found, change.at(), change.bytes());
                default -> found = torn(found, change, random);
            }
        }
        return found;
    }

    private static byte[] torn(byte[] before, Change change, Random random) {
        byte[] found = before;
        for (int from = 0; from < change.bytes().length; from += SECTOR) {
            if (random.nextBoolean()) {
                byte[] sector =
                        Arrays.copyOfRange(change.bytes(), from, Math.min(from + SECTOR, change.bytes().length));
                found = apply(found, change.at() + from, sector);
            }
        }
        return found;
    }

    private static byte[] apply(byte[] before, long at, byte[] bytes) {
        int end = (int) at + bytes.length;
        byte[] after = before.length < end ? Arrays.copyOf(before, end) : before.clone();
        System.arraycopy(bytes, 0, after, (int) at, bytes.length);
        return after;
    }
}
