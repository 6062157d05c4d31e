package io.placemarket.embedded.store;

import java.io.IOException;
import java.nio.file.Path;

/** Faults of disks and clocks that one process can play to a store, each judged by an oracle outside it. */
public enum SimulatedFaults {
    /** The power fails: what was not forced is lost, reordered or torn. */
    POWER_CUTS("power cuts", 5) {
        @Override
        public Outcome run(long seed, int times, Path folder) throws IOException {
            return PowerCuts.run(seed, times, folder);
        }
    },
    /** The same while the store is compacted, backed up or restored. */
    UPKEEP_CUTS("power cuts in compaction, backup and restoring", 5) {
        @Override
        public Outcome run(long seed, int times, Path folder) throws IOException {
            return UpkeepCuts.run(seed, times, folder);
        }
    },
    /** The last bytes of a file are cut off or overwritten. */
    TORN_TAILS("torn and damaged files", 5) {
        @Override
        public Outcome run(long seed, int times, Path folder) throws IOException {
            return TornFiles.run(seed, times, folder);
        }
    },
    /** The disk is full, and later is not. */
    FULL_DISKS("full disks", 100) {
        @Override
        public Outcome run(long seed, int times, Path folder) throws IOException {
            return FullDisks.run(seed, times, folder);
        }
    },
    /** The clock goes back by a day between two starts. */
    CLOCKS("clocks going backwards", 100) {
        @Override
        public Outcome run(long seed, int times, Path folder) throws IOException {
            return ClocksBack.run(seed, times, folder);
        }
    };

    private final String words;
    private final int costliness;

    SimulatedFaults(String words, int costliness) {
        this.words = words;
        this.costliness = costliness;
    }

    /** What happens, in words. */
    public String words() {
        return words;
    }

    /** How many kills of a process cost about as much time as this once. */
    public int costliness() {
        return costliness;
    }

    /** Plays the fault so many times to a store in that folder. */
    public abstract Outcome run(long seed, int times, Path folder) throws IOException;

    /**
     * What the oracle found.
     *
     * @param remark on how it was played, to be appended
     */
    public record Outcome(int times, long acknowledged, long lost, long half, long mismatches, String remark) {
        Outcome and(Outcome other) {
            return new Outcome(
                    times + other.times,
                    acknowledged + other.acknowledged,
                    lost + other.lost,
                    half + other.half,
                    mismatches + other.mismatches,
                    other.remark);
        }
    }
}
