package io.placemarket.eventstore.conformance;

import static io.placemarket.eventstore.conformance.Workload.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.eventstore.conformance.LogProcess.KitUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What whoever reads an event log, or follows it, may rely on. */
public abstract class LogReadContract extends LogKit {
    @Test
    void who_follows_sees_what_is_there_and_then_what_comes_each_once_and_in_order() throws Exception {
        process.append(null, unit("before", 0, 2));
        try (Seen seen = new Seen(process, 1);
                LogProcess elsewhere = store.open();
                Seen far = new Seen(elsewhere, 1)) {
            Workload.Told told =
                    Workload.of(store).processes(2).threads(4).unitsEach(15).run();

            for (Seen one : List.of(seen, far)) {
                List<KitUnit> units = one.until(2 + told.events());
                Workload.assertDense(units);
                assertThat(units.subList(1, units.size())).containsExactlyInAnyOrderElementsOf(told.acknowledged());
            }
        }
    }

    @Test
    void who_follows_from_the_middle_of_a_unit_sees_it_whole() throws Exception {
        process.append(null, unit("a", 0, 5));
        process.append(null, unit("b", 0, 2));

        try (Seen seen = new Seen(process, 3)) {
            assertThat(seen.until(7)).containsExactly(new KitUnit(1, unit("a", 0, 5)), new KitUnit(6, unit("b", 0, 2)));
        }
    }

    @Test
    void many_who_follow_see_the_same_and_all() throws Exception {
        List<Seen> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(new Seen(process, 1));
        }
        Workload.Told told =
                Workload.of(store).processes(1).threads(3).unitsEach(10).run();

        List<KitUnit> first = all.getFirst().until(told.events());
        Workload.assertDense(first);
        for (Seen seen : all) {
            assertThat(seen.until(told.events())).isEqualTo(first);
            seen.close();
        }
    }

    @Test
    void who_follows_goes_on_where_it_was_when_the_storage_was_away() throws Exception {
        process.append(null, unit("a", 0, 2));
        try (Seen seen = new Seen(process, 1)) {
            assertThat(seen.until(2)).hasSize(1);
            store.away(true);
            TimeUnit.MILLISECONDS.sleep(300);
            store.away(false);
            try (LogProcess elsewhere = store.open()) {
                elsewhere.append(null, unit("b", 0, 1));
            }

            assertThat(seen.until(3)).containsExactly(new KitUnit(1, unit("a", 0, 2)), new KitUnit(3, unit("b", 0, 1)));
        }
    }

    @Test
    void a_read_that_names_a_position_waits_until_it_is_there() throws Exception {
        assertThat(process.await(1, Duration.ofMillis(50))).isFalse();
        try (LogProcess elsewhere = store.open()) {
            for (int i = 0; i < 5; i++) {
                long position = elsewhere.append(null, unit("a", i, 1));

                assertThat(process.await(position, patience())).isTrue();
                assertThat(process.read(position, 1)).hasSize(1);
            }
        }
        assertThat(process.await(6, Duration.ofMillis(50))).isFalse();
    }

    @Test
    void a_position_once_answered_is_never_taken_back() throws Exception {
        process.append(null, unit("a", 0, 1));
        try (Workload.Follower follower = Workload.follow(store)) {
            store.loseAnswers(2);
            store.delayWrites(1);
            Workload.Told told =
                    Workload.of(store).processes(2).threads(4).unitsEach(10).run();

            List<KitUnit> seen = follower.until(1 + told.events());
            assertThat(process.read(1, 10_000)).isEqualTo(seen);
        }
    }

    @Test
    void units_are_read_backwards_whole() throws Exception {
        process.append(null, unit("a", 0, 3));
        process.append(null, unit("b", 0, 1));
        process.append(null, unit("c", 0, 4));

        assertThat(process.readBack(8, 9))
                .containsExactly(
                        new KitUnit(5, unit("c", 0, 4)),
                        new KitUnit(4, unit("b", 0, 1)),
                        new KitUnit(1, unit("a", 0, 3)));
        assertThat(process.readBack(6, 1)).containsExactly(new KitUnit(5, unit("c", 0, 4)));
        assertThat(process.readBack(4, 1)).containsExactly(new KitUnit(4, unit("b", 0, 1)));
    }

    @Test
    void the_position_at_an_instant_is_the_last_that_was_there_by_then() throws Exception {
        Instant before = pause();
        process.append(null, unit("a", 0, 2));
        Instant between = pause();
        process.append(null, unit("b", 0, 3));
        Instant after = pause();

        assertThat(process.positionAt(before)).isZero();
        assertThat(process.positionAt(between)).isEqualTo(2);
        assertThat(process.positionAt(after)).isEqualTo(5);
    }

    /** An instant that is later than all that was written before, and earlier than all that will be. */
    private static Instant pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(20);
        Instant now = Instant.now();
        TimeUnit.MILLISECONDS.sleep(20);
        return now;
    }

    /** What one follower saw. */
    private final class Seen implements AutoCloseable {
        private final List<KitUnit> units = Collections.synchronizedList(new ArrayList<>());
        private final LogProcess.Following following;

        Seen(LogProcess process, long from) {
            following = process.follow(from, units::add);
        }

        List<KitUnit> until(long lastPosition) {
            Awaitility.await().atMost(patience()).until(() -> last() >= lastPosition);
            return List.copyOf(units);
        }

        private long last() {
            List<KitUnit> now = List.copyOf(units);
            return now.isEmpty()
                    ? 0
                    : now.getLast().position() + now.getLast().events().size() - 1;
        }

        @Override
        public void close() {
            following.close();
        }
    }
}
