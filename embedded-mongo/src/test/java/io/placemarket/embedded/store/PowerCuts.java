package io.placemarket.embedded.store;

import io.placemarket.embedded.store.RevisedDocuments.Held;
import io.placemarket.embedded.store.SimulatedFaults.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The power fails at random instants, on a disk that keeps for certain only what was forced. */
final class PowerCuts {
    private static final int WRITERS = 3;
    private static final int DOCUMENTS = 400;

    private final Random random;
    /** Ever higher; each document has one writer, so that a later revision replaces an earlier one. */
    private final AtomicInteger revisions = new AtomicInteger();

    private final Map<Integer, Integer> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger told = new AtomicInteger();
    private Outcome outcome = new Outcome(0, 0, 0, 0, 0, "");

    private PowerCuts(long seed) {
        this.random = new Random(seed);
    }

    static Outcome run(long seed, int cuts, Path workspace) throws IOException {
        PowerCuts run = new PowerCuts(seed);
        Path directory = workspace.resolve("0");
        for (int cut = 1; cut <= cuts; cut++) {
            directory = run.cut(directory, workspace.resolve(Integer.toString(cut)));
        }
        try (Store store = StoreOpening.open(directory, StoreFiles.PLAIN)) {
            run.judge(store, 0);
        }
        return run.outcome;
    }

    private Path cut(Path directory, Path next) throws IOException {
        Map<Integer, Integer> certain;
        // small journals, so that the power often fails during a checkpoint
        try (UnreliableDisk disk = new UnreliableDisk(20_000 + random.nextInt(200_000));
                Store store = StoreOpening.open(directory, disk)) {
            judge(store, 1);
            certain = writeUntilCut(store, disk, directory, next);
        }
        // what was acknowledged after the cut was acknowledged to nobody
        acknowledged.clear();
        acknowledged.putAll(certain);
        // the files of the store before are of no use any more, and would fill the disk
        UnreliableDisk.delete(directory);
        return next;
    }

    /** Answers what was acknowledged before the power failed. */
    private Map<Integer, Integer> writeUntilCut(Store store, UnreliableDisk disk, Path directory, Path next)
            throws IOException {
        AtomicBoolean stop = new AtomicBoolean();
        long start = store.position();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                long seed = random.nextLong();
                writers.execute(() -> write(store, number, new Random(seed), stop));
            }
            long units = start + 20 + random.nextInt(600);
            long patience = System.nanoTime() + 60_000_000_000L;
            while (store.position() <= units && System.nanoTime() < patience) {
                LockSupport.parkNanos(200_000);
            }
            Map<Integer, Integer> certain = Map.copyOf(acknowledged);
            disk.cut(directory, next, random);
            stop.set(true);
            return certain;
        }
    }

    private void write(Store store, int writer, Random choice, AtomicBoolean stop) {
        while (!stop.get()) {
            int id = choice.nextInt(DOCUMENTS) * WRITERS + writer;
            int revision = revisions.incrementAndGet();
            store.whenDurable(RevisedDocuments.put(store, id, revision), () -> {
                acknowledged.merge(id, revision, Math::max);
                told.incrementAndGet();
            });
        }
    }

    private void judge(Store store, int times) {
        Held held = RevisedDocuments.held(store);
        long lost = acknowledged.entrySet().stream()
                .filter(entry -> held.revisions().getOrDefault(entry.getKey(), 0) < entry.getValue())
                .count();
        outcome = outcome.and(new Outcome(
                times,
                told.getAndSet(0),
                lost,
                held.half().size(),
                held.problems().size(),
                ""));
    }
}
