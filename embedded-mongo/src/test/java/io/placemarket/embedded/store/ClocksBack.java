package io.placemarket.embedded.store;

import io.placemarket.embedded.store.RevisedDocuments.Held;
import io.placemarket.embedded.store.SimulatedFaults.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.h2.mvstore.DataUtils;

/** The clock stands a day earlier when the store is opened again; played by a file that says it was made tomorrow. */
final class ClocksBack {
    private static final int DOCUMENTS = 2_000;
    private static final int BLOCK = 4096;
    private static final long DAY = 86_400_000;

    private ClocksBack() {}

    static Outcome run(long seed, int times, Path folder) throws IOException {
        Random random = new Random(seed);
        Path directory = folder.resolve("store");
        StoreFiles manyCheckpoints = new StoreFiles() {
            @Override
            public long journalLimit() {
                return 1 << 20;
            }
        };
        Map<Integer, Integer> expected = new TreeMap<>();
        int revision = 0;
        Outcome outcome = new Outcome(0, 0, 0, 0, 0, "");
        long first = 0;
        for (int i = 0; i <= times; i++) {
            try (Store store = StoreOpening.open(directory, manyCheckpoints)) {
                Held held = RevisedDocuments.held(store);
                outcome = outcome.and(new Outcome(
                        i == 0 ? 0 : 1,
                        0,
                        held.revisions().equals(expected) ? 0 : 1,
                        held.half().size(),
                        held.problems().size(),
                        ""));
                for (int n = 0; n < 5 * DOCUMENTS; n++) {
                    int id = random.nextInt(DOCUMENTS);
                    long position = RevisedDocuments.put(store, id, ++revision);
                    expected.put(id, revision);
                    outcome = outcome.and(new Outcome(0, position > 0 ? 1 : 0, 0, 0, 0, ""));
                }
            }
            long size = Files.size(directory.resolve(StoreOpening.TREES));
            first = i == 0 ? size : first;
            if (size > 4 * first) {
                throw new IllegalStateException("the file has grown from " + first + " to " + size
                        + " bytes: room is not used again where the clock has gone back, seed " + seed);
            }
            setClockBack(directory.resolve(StoreOpening.TREES));
        }
        return outcome;
    }

    /** Both copies of the header of MVStore's file say when it was made, and carry a checksum. */
    private static void setClockBack(Path trees) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(trees.toFile(), "rw")) {
            for (int block = 0; block < 2; block++) {
                byte[] bytes = new byte[BLOCK];
                file.seek((long) block * BLOCK);
                file.readFully(bytes);
                String header = new String(bytes, StandardCharsets.ISO_8859_1)
                        .lines()
                        .findFirst()
                        .orElseThrow();
                String text = header.substring(0, header.lastIndexOf(",fletcher:"));
                String created = text.replaceFirst(".*created:([0-9a-f]+).*", "$1");
                String later = Long.toHexString(Long.parseLong(created, 16) + DAY);
                byte[] changed =
                        text.replace("created:" + created, "created:" + later).getBytes(StandardCharsets.ISO_8859_1);
                int fletcher = DataUtils.getFletcher32(changed, 0, changed.length);
                file.seek((long) block * BLOCK);
                file.write(changed);
                file.write((",fletcher:" + Integer.toHexString(fletcher) + "\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }
}
