package io.placemarket.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.embedded.store.SimulatedFaults.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of disks and clocks: what was acknowledged is there, whole, with its index entries. */
class SimulatedFaultsTest {
    private final long seed = Long.getLong("embedded.seed", System.nanoTime());

    @TempDir
    private Path folder;

    private Outcome run(SimulatedFaults fault, int times) throws IOException {
        Outcome outcome = fault.run(seed, times, folder);
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
