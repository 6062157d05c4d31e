package io.placemarket.embedded.store;

import io.placemarket.embedded.store.RevisedDocuments.Held;
import io.placemarket.embedded.store.SimulatedFaults.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The power fails while a store is compacted, backed up or restored. */
final class UpkeepCuts {
    private static final int DOCUMENTS = 120;
    /** About as many things are done to the disk in each kind of work, so that the power fails anywhere in it. */
    private static final int STEPS = 60;

    private final Random random;
    private final Map<Integer, Integer> acknowledged = new TreeMap<>();
    private Outcome outcome = new Outcome(0, 0, 0, 0, 0, "");
    private int within;

    private UpkeepCuts(long seed) {
        this.random = new Random(seed);
    }

    static Outcome run(long seed, int cuts, Path workspace) throws IOException {
        UpkeepCuts run = new UpkeepCuts(seed);
        Path filled = workspace.resolve("filled");
        Path backup = workspace.resolve("backup");
        run.fill(filled, backup);
        for (int cut = 0; cut < cuts; cut++) {
            Path folder = Files.createDirectories(workspace.resolve("cut-" + cut));
            switch (cut % 3) {
                case 0 -> run.compact(filled, folder);
                case 1 -> run.backup(filled, folder);
                default -> run.restore(backup, folder);
            }
            UnreliableDisk.delete(folder);
        }
        Outcome all = run.outcome;
        return new Outcome(
                all.times(),
                run.acknowledged.size(),
                all.lost(),
                all.half(),
                all.mismatches(),
                ", " + run.within + " of them before the work was done");
    }

    private void fill(Path folder, Path backup) throws IOException {
        try (Store store = Store.open(folder)) {
            for (int id = 0; id < DOCUMENTS; id++) {
                store.awaitDurable(RevisedDocuments.put(store, id, id % 7));
                acknowledged.put(id, id % 7);
            }
            store.backup(backup);
        }
    }

    /** Work that is done on a disk whose power fails. */
    private interface Work {
        void on(UnreliableDisk disk, Path folder) throws IOException;
    }

    private Path cut(Path begun, Path found, Work work) throws IOException {
        try (UnreliableDisk disk = new UnreliableDisk(Long.MAX_VALUE)) {
            disk.cutAfter(1 + random.nextInt(STEPS), begun, found, random);
            work.on(disk, begun);
            if (disk.isOn()) {
                disk.cut(begun, found, random);
            } else {
                within++;
            }
        }
        return found;
    }

    private void compact(Path filled, Path folder) throws IOException {
        Path begun = copied(filled, folder.resolve("begun"));
        judge(cut(begun, folder.resolve("found"), (disk, at) -> Maintenance.compact(at, disk)));
    }

    private void backup(Path filled, Path folder) throws IOException {
        Path begun = copied(filled, folder.resolve("begun"));
        Path found = cut(begun, folder.resolve("found"), (disk, at) -> {
            try (Store store = StoreOpening.open(at, disk)) {
                store.backup(at.resolve("backup"));
            }
        });
        judge(found);
        if (Files.exists(found.resolve("backup"))) {
            Path restored = folder.resolve("restored");
            Maintenance.restore(found.resolve("backup"), restored);
            judge(restored);
        }
    }

    private void restore(Path backup, Path folder) throws IOException {
        Path begun = Files.createDirectories(folder.resolve("begun"));
        Path found = cut(begun, folder.resolve("found"), (disk, at) -> Maintenance.restore(backup, at, disk));
        if (!Files.exists(found.resolve(StoreOpening.TREES))) {
            // where it never came about, it can be done again
            Maintenance.restore(backup, found);
        }
        judge(found);
    }

    private static Path copied(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String name : new String[] {StoreOpening.TREES, "format"}) {
            Files.copy(from.resolve(name), to.resolve(name));
        }
        for (Path journal : Recovery.segments(from)) {
            Files.copy(journal, to.resolve(journal.getFileName()));
        }
        return to;
    }

    private void judge(Path folder) {
        try (Store store = StoreOpening.open(folder, StoreFiles.PLAIN)) {
            Held held = RevisedDocuments.held(store);
            long lost = acknowledged.entrySet().stream()
                    .filter(entry -> !entry.getValue().equals(held.revisions().get(entry.getKey())))
                    .count();
            outcome = outcome.and(
                    new Outcome(1, 0, lost, held.half().size(), held.problems().size(), ""));
        }
    }
}
