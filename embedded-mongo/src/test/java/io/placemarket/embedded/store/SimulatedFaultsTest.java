package io.placemarket.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.embedded.EmbeddedMongoException;
import io.placemarket.embedded.store.SimulatedFaults.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of disks and clocks: what was acknowledged is there, whole, with its index entries. */
class SimulatedFaultsTest {
    private final long seed = Long.getLong("embedded.seed", System.nanoTime());

    @TempDir
    private Path folder;

    private Outcome run(SimulatedFaults fault, int times) throws IOException {
        Outcome outcome;
        try {
            outcome = fault.run(seed, times, folder);
        } catch (EmbeddedMongoException refused) {
            throw new AssertionError("seed " + seed, refused);
        }
        assertThat(outcome.lost() + outcome.half() + outcome.mismatches())
                .as("seed %d: %s", seed, outcome)
                .isZero();
        return outcome;
    }

    private static void assertPlayed(Outcome outcome) {
        assertThat(outcome.times()).isPositive();
        assertThat(outcome.acknowledged()).isPositive();
    }

    @Test
    void what_was_acknowledged_survives_power_cuts() throws IOException {
        assertPlayed(run(SimulatedFaults.POWER_CUTS, Integer.getInteger("embedded.power.cuts", 25)));
    }

    @Test
    void what_was_acknowledged_survives_power_cuts_in_compaction_and_backup_and_restoring() throws IOException {
        assertPlayed(run(SimulatedFaults.UPKEEP_CUTS, Integer.getInteger("embedded.power.cuts", 24)));
    }

    @Test
    void what_was_acknowledged_before_the_first_checkpoint_survives_power_cuts() throws Exception {
        Path begun = folder.resolve("begun");
        try (UnreliableDisk disk = new UnreliableDisk(Long.MAX_VALUE);
                Store store = StoreOpening.open(begun, disk)) {
            CountDownLatch durable = new CountDownLatch(1);
            store.whenDurable(RevisedDocuments.put(store, 1, 7), durable::countDown);
            assertThat(durable.await(60, TimeUnit.SECONDS)).isTrue();
            Random random = new Random(seed);
            for (int cut = 0; cut < 50; cut++) {
                Path found = folder.resolve("found-" + cut);
                disk.cut(begun, found, random);
                try (Store opened = Store.open(found)) {
                    assertThat(RevisedDocuments.held(opened).revisions())
                            .as("seed %d", seed)
                            .containsExactly(Map.entry(1, 7));
                }
            }
        }
    }

    @Test
    void a_torn_end_is_left_out_and_damage_is_refused_and_neither_is_opened_silently_wrong() throws IOException {
        assertPlayed(run(SimulatedFaults.TORN_TAILS, Integer.getInteger("embedded.torn.files", 40)));
    }

    @Test
    void a_full_disk_refuses_writes_and_keeps_reads_and_recovers() throws IOException {
        Outcome outcome = run(SimulatedFaults.FULL_DISKS, 1);
        Assumptions.assumeThat(outcome.times()).as(outcome.remark()).isPositive();
        assertPlayed(outcome);
    }

    @Test
    void a_clock_that_goes_back_loses_nothing_and_lets_the_file_not_grow() throws IOException {
        assertPlayed(run(SimulatedFaults.CLOCKS, 2));
    }
}
