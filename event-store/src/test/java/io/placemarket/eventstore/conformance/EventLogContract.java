package io.placemarket.eventstore.conformance;

import static io.placemarket.eventstore.conformance.Workload.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.eventstore.conformance.LogProcess.Conflict;
import io.placemarket.eventstore.conformance.LogProcess.KitEvent;
import io.placemarket.eventstore.conformance.LogProcess.KitUnit;
import io.placemarket.eventstore.conformance.LogProcess.Refusal;
import io.placemarket.eventstore.conformance.LogProcess.Repeated;
import io.placemarket.eventstore.conformance.LogProcess.TooLarge;
import io.placemarket.eventstore.conformance.LogProcess.Unavailable;
import io.placemarket.eventstore.conformance.LogProcess.Unknown;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What whoever writes to an event log may rely on. */
public abstract class EventLogContract extends LogKit {
    private static final Logger LOGGER = LoggerFactory.getLogger(EventLogContract.class);
    private static final int ERRORS = 6;

    /** Of a unit among sixteen writers: where all had equal chances, one in ten million would take more. */
    private static final int MOST_TRIES = 250;

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
    void a_key_is_used_once_and_a_repeat_hears_where_the_first_stands() throws Exception {
        process.append(null, unit("x", 0, 4));
        long first = process.append("k", unit("a", 0, 1));

        try (LogProcess elsewhere = store.open()) {
            for (LogProcess one : List.of(process, elsewhere)) {
                assertThatThrownBy(() -> one.append("k", unit("b", 0, 1)))
                        .isInstanceOfSatisfying(
                                Repeated.class,
                                repeated -> assertThat(repeated.position()).isEqualTo(first));
                // the place it asks for is taken as well: it is a repeat nevertheless
                assertThatThrownBy(() -> one.append("k", unit("a", 0, 1))).isInstanceOf(Repeated.class);
            }
        }
        assertThat(process.read(1, 9)).hasSize(2);
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
        Awaitility.await().atMost(patience()).until(() -> store.lateWrites() == 3);

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

    @Test
    void a_unit_too_large_to_be_stored_is_refused_before_anything_is_written() throws Exception {
        process.append(null, unit("a", 0, 1));
        int writes = store.writes();
        List<KitEvent> large = new ArrayList<>(unit("b", 0, 1));
        large.add(new KitEvent("b", 1, "\"" + "x".repeat(2 * store.roomOfAUnit()) + "\""));

        assertThatThrownBy(() -> process.append(null, large)).isInstanceOf(TooLarge.class);
        assertThat(store.writes()).isEqualTo(writes);
        assertThat(process.ofAggregate("b")).isEmpty();

        List<KitEvent> fitting = List.of(new KitEvent("b", 0, "\"" + "x".repeat(store.roomOfAUnit()) + "\""));
        assertThat(process.append(null, fitting)).isEqualTo(2);
        assertThat(process.ofAggregate("b")).isEqualTo(fitting);
    }

    @Test
    void every_write_asks_to_be_kept_by_a_majority_and_in_a_journal() throws Exception {
        process.append(null, unit("a", 0, 1));
        store.loseAnswers(2);
        store.failWrites(1);
        Workload.of(store).processes(2).threads(4).unitsEach(10).run();

        assertThat(store.writes()).isPositive();
        assertThat(store.writesThatMayBeLost()).isZero();
    }

    @Test
    void while_the_storage_is_away_units_are_refused_and_who_comes_later_is_served() throws Exception {
        try (LogProcess impatient = store.openImpatient()) {
            impatient.append(null, unit("a", 0, 1));
            store.away(true);
            Refusal first = refusal(impatient, null, unit("b", 0, 1));
            Refusal second = refusal(impatient, null, unit("c", 0, 1));
            store.away(false);

            assertThat(first).isInstanceOfAny(Unavailable.class, Unknown.class);
            assertThat(second).isInstanceOf(Unavailable.class);
            Awaitility.await().atMost(patience()).until(() -> succeeds(impatient, unit("d", 0, 1)));
            Workload.assertDense(process.read(1, 99));
            assertThat(process.ofAggregate("c")).isEmpty();
            assertThat(process.ofAggregate("d")).hasSize(1);
        }
    }

    @Test
    void past_the_bound_it_is_unknown_and_only_under_a_key_it_may_be_tried_again() throws Exception {
        try (LogProcess impatient = store.openImpatient()) {
            impatient.append(null, unit("a", 0, 1));
            assertThat(unknown(impatient, "k", unit("b", 0, 1)).retryable()).isTrue();
            Awaitility.await()
                    .atMost(patience())
                    .until(() -> refusal(impatient, "k", unit("b", 0, 1)) instanceof Repeated repeated
                            && repeated.position() == 2);
            assertThat(unknown(impatient, null, unit("c", 0, 1)).retryable()).isFalse();
            Awaitility.await().atMost(patience()).until(() -> succeeds(impatient, unit("d", 0, 1)));

            assertThat(process.read(1, 99))
                    .containsExactly(
                            new KitUnit(1, unit("a", 0, 1)),
                            new KitUnit(2, unit("b", 0, 1)),
                            new KitUnit(3, unit("c", 0, 1)),
                            new KitUnit(4, unit("d", 0, 1)));
        }
    }

    private Unknown unknown(LogProcess impatient, @Nullable String key, List<KitEvent> unit) {
        store.loseAnswerAndGoAway();
        Refusal refusal = refusal(impatient, key, unit);
        store.away(false);
        assertThat(refusal).isInstanceOf(Unknown.class);
        return (Unknown) refusal;
    }

    private static boolean succeeds(LogProcess impatient, List<KitEvent> unit) {
        try {
            impatient.append(null, unit);
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    private static Refusal refusal(LogProcess impatient, @Nullable String key, List<KitEvent> unit) {
        try {
            throw new AssertionError("It is in the log at " + impatient.append(key, unit));
        } catch (Refusal refusal) {
            return refusal;
        }
    }
}
