package io.placemarket.benchmarks;

import io.placemarket.embedded.store.SimulatedFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the embedded store must survive: kills, power cuts, damaged ends of files, full disks, clocks that go backwards. */
final class EmbeddedFaults {
    private final long seed;
    private final FaultCount total = new FaultCount();

    EmbeddedFaults(long seed) {
        this.seed = seed;
    }

    /** True where nothing was lost, halved or mismatched. */
    boolean run(int cycles) throws Exception {
        System.out.println("embedded-faults: seed " + seed + ", " + cycles + " kills");
        Path directory = Files.createTempDirectory("embedded-faults");
        try {
            try (KillCycles kills = new KillCycles(seed, directory.resolve("killed"))) {
                add("kill -9", kills.run(cycles));
            }
            for (SimulatedFaults fault : SimulatedFaults.values()) {
                Path folder = Files.createDirectories(directory.resolve(fault.name()));
                SimulatedFaults.Outcome outcome = fault.run(seed, Math.max(1, cycles / fault.costliness()), folder);
                FaultCount count = new FaultCount();
                count.add(outcome.acknowledged(), outcome.lost(), outcome.half(), outcome.mismatches());
                add(fault.words() + " " + outcome.times() + " times" + outcome.remark(), count);
            }
            System.out.println("all: " + total);
            return total.sound();
        } finally {
            delete(directory);
        }
    }

    private void add(String what, FaultCount count) {
        System.out.println(what + ": " + count);
        total.add(count);
    }

    static void delete(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(directory)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
