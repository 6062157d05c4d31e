package io.placemarket.eventstore.conformance;

import static io.placemarket.eventstore.conformance.Workload.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.eventstore.conformance.LogProcess.Conflict;
import io.placemarket.eventstore.conformance.LogProcess.KitEvent;
import io.placemarket.eventstore.conformance.LogProcess.KitUnit;
import io.placemarket.eventstore.conformance.LogProcess.Repeated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The guarantees of an event log. Every test begins with an empty one. */
@Timeout(120)
public abstract class EventLogContract {
    private static final Logger LOGGER = LoggerFactory.getLogger(EventLogContract.class);
    private static final int ERRORS = 6;

    /** Of a unit among sixteen writers: where all had equal chances, one in ten million would take more. */
    private static final int MOST_TRIES = 250;

    private LogStore store;
    private LogProcess process;

    /** The storage to be tried, empty. */
    protected abstract LogStore createStore() throws Exception;

    @SuppressWarnings("NullAway.Init") // JUnit begins each test here
    protected EventLogContract() {}

    @BeforeEach
    final void open() throws Exception {
        store = createStore();
        process = store.open();
    }

    @AfterEach
    final void close() {
        process.close();
        store.close();
    }

    @Test
    void positions_are_dense_whoever_writes() throws Exception {
        Workload.Told told =
                Workload.of(store).processes(3).threads(6).unitsEach(12).run();

        List<KitUnit> units = process.read(1, 10_000);
        Workload.assertDense(units);
        assertThat(units).hasSize(told.acknowledged().size());
    }

    @Test
    void what_was_acknowledged_is_there_where_it_was_said_and_nothing_else() throws Exception {
        Workload.Told told =
                Workload.of(store).processes(2).threads(4).unitsEach(15).run();

        assertThat(process.read(1, 10_000)).containsExactlyInAnyOrderElementsOf(told.acknowledged());
        try (LogProcess later = store.open()) {
            assertThat(later.read(1, 10_000)).containsExactlyInAnyOrderElementsOf(told.acknowledged());
        }
    }

    @Test
    void a_reader_that_has_seen_a_position_has_seen_every_one_before() throws Exception {
        try (Workload.Follower follower = Workload.follow(store)) {
            Workload.Told told =
                    Workload.of(store).processes(3).threads(4).unitsEach(15).run();

            Workload.assertDense(follower.until(told.events()));
        }
    }

    @Test
    void a_unit_of_work_is_seen_whole_also_from_its_middle() throws Exception {
        process.append(null, unit("a", 0, 3));
        process.append(null, unit("b", 0, 4));

        assertThat(process.read(2, 1)).singleElement().isEqualTo(new KitUnit(1, unit("a", 0, 3)));
        assertThat(process.read(6, 9)).containsExactly(new KitUnit(4, unit("b", 0, 4)));
        assertThat(process.read(8, 9)).isEmpty();
    }

    @Test
    void a_unit_of_work_with_a_refused_event_leaves_none_of_its_events() throws Exception {
        process.append(null, unit("a", 0, 1));
        List<KitEvent> mixed = new ArrayList<>(unit("b", 0, 2));
        mixed.addAll(unit("a", 0, 1));

        assertThatThrownBy(() -> process.append(null, mixed)).isInstanceOf(Conflict.class);
        assertThat(process.ofAggregate("b")).isEmpty();
        assertThat(process.read(1, 9)).hasSize(1);
        assertThat(process.append(null, unit("c", 0, 1))).isEqualTo(2);
    }

    @Test
    void of_all_who_write_the_same_place_of_an_aggregate_exactly_one_wins() throws Exception {
        Workload.Told told = Workload.of(store)
                .processes(3)
                .threads(6)
                .unitsEach(10)
                .onOneAggregate()
                .run();

        assertThat(told.acknowledged()).hasSize(10);
        assertThat(told.refused()).isEqualTo(50);
        assertThat(process.ofAggregate("shared")).isEqualTo(unit("shared", 0, 10));
    }

    @Test
    void a_loser_does_not_fail_its_neighbours() throws Exception {
        process.append(null, unit("taken", 0, 1));

        Workload.Told told = Workload.of(store)
                .processes(1)
                .threads(16)
                .unitsEach(5)
                .everySecondMeetsA("taken")
                .run();

        assertThat(told.refused()).isEqualTo(40);
        assertThat(told.acknowledged()).hasSize(40);
        assertThat(process.ofAggregate("taken")).hasSize(1);
    }

    @Test
    void an_aggregate_shows_its_own_events_in_order() throws Exception {
        for (int i = 0; i < 5; i++) {
            process.append(null, unit("a", i * 3L, 3));
            process.append(null, unit("aa", i, 1));
        }

        assertThat(process.ofAggregate("a")).isEqualTo(unit("a", 0, 15));
        assertThat(process.ofAggregate("unknown")).isEmpty();
    }

    @Test
    void a_key_is_used_once() throws Exception {
        process.append("k", unit("a", 0, 1));

        assertThatThrownBy(() -> process.append("k", unit("b", 0, 1))).isInstanceOf(Repeated.class);
        assertThat(process.read(1, 9)).hasSize(1);
    }

    @Test
    void a_key_used_by_many_at_once_is_used_once() throws Exception {
        Workload.Told told = Workload.of(store)
                .processes(3)
                .threads(6)
                .unitsEach(1)
                .underKey("k")
                .run();

        assertThat(told.acknowledged()).hasSize(1);
        assertThat(told.refused()).isEqualTo(5);
        assertThat(process.read(1, 99)).hasSize(1);
    }

    @Test
    void a_unit_whose_answer_was_lost_is_stored_once_and_answered_truly() throws Exception {
        process.append(null, unit("a", 0, 1));
        store.loseAnswers(2);

        assertThat(process.append(null, unit("a", 1, 2))).isEqualTo(2);
        assertThat(process.ofAggregate("a")).isEqualTo(unit("a", 0, 3));
        assertThat(process.append(null, unit("a", 3, 1))).isEqualTo(4);
        Workload.assertDense(process.read(1, 99));
    }

    @Test
    void a_unit_that_was_lost_on_its_way_is_stored_once_and_answered_truly() throws Exception {
        process.append(null, unit("a", 0, 1));
        store.loseWrites(2);

        assertThat(process.append(null, unit("a", 1, 2))).isEqualTo(2);
        assertThat(process.read(1, 99)).hasSize(2);
    }

    @Test
    void a_unit_that_was_stored_although_the_storage_said_it_failed_is_answered_truly() throws Exception {
        process.append(null, unit("a", 0, 1));
        for (int i = 0; i < ERRORS; i++) {
            store.failAnswers(1);
            assertThat(process.append(null, unit("a", 1 + i, 1))).isEqualTo(2 + i);
        }

        assertThat(process.ofAggregate("a")).isEqualTo(unit("a", 0, 1 + ERRORS));
        Workload.assertDense(process.read(1, 99));
    }

    @Test
    void a_unit_that_the_storage_failed_to_store_is_stored_once_and_answered_truly() throws Exception {
        process.append(null, unit("a", 0, 1));
        for (int i = 0; i < ERRORS; i++) {
            store.failWrites(2);
            assertThat(process.append(null, unit("a", 1 + i, 1))).isEqualTo(2 + i);
        }

        assertThat(process.ofAggregate("a")).isEqualTo(unit("a", 0, 1 + ERRORS));
    }

    @Test
    void a_unit_whose_sender_is_interrupted_is_stored_once_and_answered_truly() throws Exception {
        process.append(null, unit("a", 0, 1));
        store.loseAnswers(1);
        Thread.currentThread().interrupt();
        try {
            assertThat(process.append(null, unit("a", 1, 2))).isEqualTo(2);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            boolean unused = Thread.interrupted();
        }
        assertThat(process.ofAggregate("a")).isEqualTo(unit("a", 0, 3));
        assertThat(process.read(1, 99)).hasSize(2);
    }

    @Test
    void nobody_starves_where_sixteen_want_one_aggregate() throws Exception {
        Workload.Told told = Workload.of(store)
                .processes(4)
                .threads(16)
                .unitsEach(20)
                .untilItSucceeds(MOST_TRIES)
                .run();

        assertThat(told.acknowledged()).hasSize(320);
        assertThat(process.ofAggregate("shared")).isEqualTo(unit("shared", 0, 320));
        LOGGER.info(
                "320 units of 16 writers on one aggregate met {} conflicts, one unit {} of them at most",
                told.refused(),
                told.mostTries() - 1);
    }

    @Test
    void a_unit_that_arrives_after_its_sender_tried_again_is_stored_once() throws Exception {
        process.append(null, unit("a", 0, 1));
        store.delayWrites(3);

        Workload.Told told =
                Workload.of(store).processes(2).threads(4).unitsEach(10).run();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> store.lateWrites() == 3);

        assertThat(process.read(2, 10_000)).containsExactlyInAnyOrderElementsOf(told.acknowledged());
        Workload.assertDense(process.read(1, 10_000));
    }

    @Test
    void answers_lost_among_many_writers_lose_nothing_and_double_nothing() throws Exception {
        process.append(null, unit("a", 0, 1));
        store.loseAnswers(5);
        Workload.Told told =
                Workload.of(store).processes(2).threads(5).unitsEach(20).run();

        assertThat(process.read(2, 10_000)).containsExactlyInAnyOrderElementsOf(told.acknowledged());
        Workload.assertDense(process.read(1, 10_000));
    }

    @Test
    void a_unit_of_ten_thousand_events_is_stored_whole() throws Exception {
        assertThat(process.append(null, unit("a", 0, 10_000))).isEqualTo(1);

        assertThat(process.append(null, unit("a", 10_000, 1))).isEqualTo(10_001);
        assertThat(process.ofAggregate("a")).hasSize(10_001);
        assertThat(process.read(9_999, 1))
                .singleElement()
                .satisfies(whole -> assertThat(whole.events()).hasSize(10_000));
    }
}
