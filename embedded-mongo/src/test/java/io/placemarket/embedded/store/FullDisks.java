package io.placemarket.embedded.store;

import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.store.RevisedDocuments.Held;
import io.placemarket.embedded.store.SimulatedFaults.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A real, small file system becomes full: writes are refused, reads go on, and writes too when there is room again. */
final class FullDisks {
    private static final int MEGABYTES = 192;
    private static final int DOCUMENTS = 100_000;
    private static final int OUT_OF_DISK_SPACE = 14031;

    private final SmallDisk disk;
    private final Random random;
    private final Path directory;
    private final Map<Integer, Integer> acknowledged = new ConcurrentHashMap<>();
    private final AtomicLong told = new AtomicLong();
    private int revision;
    private long lost;
    private long half;
    private long mismatches;

    private FullDisks(SmallDisk disk, long seed) {
        this.disk = disk;
        this.random = new Random(seed);
        this.directory = disk.folder().resolve("store");
    }

    static Outcome run(long seed, int times, Path folder) throws IOException {
        int done = 0;
        Outcome outcome = new Outcome(0, 0, 0, 0, 0, "");
        while (done < times) {
            Optional<SmallDisk> mounted = SmallDisk.mount(folder.resolve("small"), MEGABYTES);
            if (mounted.isEmpty()) {
                return new Outcome(0, 0, 0, 0, 0, " (left out: this user may not mount a small file system)");
            }
            try (SmallDisk disk = mounted.get()) {
                outcome = outcome.and(new FullDisks(disk, seed + done).run());
            }
            done++;
        }
        return outcome.and(new Outcome(0, 0, 0, 0, 0, " (tmpfs of " + MEGABYTES + " MB)"));
    }

    private Outcome run() throws IOException {
        Path ballast = disk.take("ballast", 40L << 20);
        try (Store store = Store.open(directory)) {
            MongoServerError refused = writeUntilRefused(store);
            if (refused.getCode() != OUT_OF_DISK_SPACE) {
                lost++;
            }
            judge(store, false);
            Files.delete(ballast);
            for (int i = 0; i < 100; i++) {
                write(store);
            }
            judge(store, false);
        }
        whenOthersTakeAll();
        try (Store store = Store.open(directory)) {
            judge(store, true);
            write(store);
        }
        return new Outcome(1, told.get(), lost, half, mismatches, "");
    }

    /** Somebody else fills the disk between two looks at it: the store refuses, or stops. What it acknowledged is there later. */
    private void whenOthersTakeAll() throws IOException {
        Path ballast;
        try (Store store = Store.open(directory)) {
            for (int i = 0; i < 20 + random.nextInt(200); i++) {
                write(store);
            }
            ballast = disk.take("others", Long.MAX_VALUE);
            MongoServerError refused = writeUntilRefused(store);
            if (refused.getCode() == OUT_OF_DISK_SPACE) {
                judge(store, true);
            }
            Files.delete(ballast);
        }
    }

    private MongoServerError writeUntilRefused(Store store) {
        try {
            while (true) {
                write(store);
            }
        } catch (MongoServerError refused) {
            return refused;
        }
    }

    private void write(Store store) {
        int id = random.nextInt(DOCUMENTS);
        int written = ++revision;
        store.whenDurable(RevisedDocuments.put(store, id, written), () -> {
            acknowledged.merge(id, written, Math::max);
            told.incrementAndGet();
        });
    }

    private void judge(Store store, boolean newerAllowed) {
        Map<Integer, Integer> expected = Map.copyOf(acknowledged);
        Held held = RevisedDocuments.held(store);
        lost += expected.entrySet().stream()
                .filter(entry -> held.revisions().getOrDefault(entry.getKey(), 0) < entry.getValue())
                .count();
        half += held.half().size();
        mismatches += held.problems().size();
        if (!newerAllowed && held.revisions().values().stream().anyMatch(found -> found > revision)) {
            half++;
        }
    }
}
