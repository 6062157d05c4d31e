package io.placemarket.query.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LogOptions;
import io.placemarket.query.ExplainedStatements;
import io.placemarket.query.TestDatabase;
import io.placemarket.query.views.Node;
import io.placemarket.query.views.Rebuild;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever is asked of checkpoints and of the turn to build, the database answers from an index. */
class IndexUseTest {
    private static final Instant NOW = Instant.parse("2026-11-18T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final ExplainedStatements explained = new ExplainedStatements(TestDatabase.fresh());

    @Test
    void checkpoints_are_written_read_and_deleted_by_an_index() {
        int statements = explained.assertNoneScans(
                database -> {
                    CheckpointStore store = new CheckpointStore(database);
                    Map<String, byte[]> parts = Map.of("areas", new byte[] {1}, "offers", new byte[] {2});
                    assertThat(store.write(3, "fold", "event", NOW, parts)).isTrue();
                    assertThat(store.write(3, "fold", "event", NOW, parts)).isFalse();
                    assertThat(store.write(5, "fold", "event", NOW, parts)).isTrue();
                    assertThat(store.heads()).hasSize(2);
                    assertThat(readable(store, store.heads().getLast())).isTrue();
                    CheckpointHead first = store.heads().getFirst();
                    store.delete(first);
                    store.deleteUnfinished(NOW.plusSeconds(1));
                    assertThat(readable(store, store.heads().getFirst())).isTrue();
                    assertThatThrownBy(() -> store.part(first, "areas")).isInstanceOf(DamagedCheckpointException.class);
                },
                CheckpointStore.HEADS,
                CheckpointStore.BYTES);
        assertThat(statements).isGreaterThan(6);
    }

    private static boolean readable(CheckpointStore store, CheckpointHead head) {
        try {
            return store.part(head, "areas").length == 1;
        } catch (DamagedCheckpointException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_turn_to_build_is_taken_kept_and_told_by_an_index() {
        int statements = explained.assertNoneScans(
                database -> {
                    try (EventLog log = EventLog.open(database, LogOptions.defaults())) {
                        Checkpoints checkpoints = new Checkpoints(
                                log, database, new CheckpointLimits(50, Duration.ofMinutes(5), 10, 2, 1 << 20), CLOCK);
                        SharedBuilds builds = new SharedBuilds(database, checkpoints, new Node("one"), CLOCK);
                        Rebuild begun =
                                new Rebuild(Rebuild.State.FOLDING, NOW, 0, 5, 0, Optional.empty(), Optional.empty());
                        assertThat(builds.claim(begun)).isEmpty();
                        assertThat(builds.going(begun)).isTrue();
                        builds.left(begun);
                        assertThat(builds.claim(begun)).isEmpty();
                        assertThat(builds.read()).isPresent();
                    }
                },
                SharedBuilds.COLLECTION);
        assertThat(statements).isGreaterThan(4);
    }
}
