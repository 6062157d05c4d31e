package io.placemarket.eventstore.conformance;

import static io.placemarket.eventstore.conformance.Workload.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.eventstore.conformance.LogStore.Tampering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be proved of an event log: that it is what was written. */
public abstract class LogProofContract extends LogKit {
    @Test
    void a_log_that_nobody_touched_is_sound_however_it_was_written() throws Exception {
        process.append(null, unit("a", 0, 1));
        store.loseAnswers(2);
        store.delayWrites(1);
        Workload.Told told =
                Workload.of(store).processes(2).threads(4).unitsEach(10).run();

        assertThat(told.acknowledged()).hasSize(40);
        assertThat(process.firstBroken()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Tampering.class)
    void the_first_position_that_was_tampered_with_is_named(Tampering how) throws Exception {
        for (int i = 0; i < 6; i++) {
            process.append(null, unit("a", 2L * i, 2));
        }
        store.tamper(how, 5);

        assertThat(process.firstBroken()).hasValue(5);
        try (LogProcess later = store.open()) {
            assertThat(later.firstBroken()).hasValue(5);
        }
    }
}
