package io.placemarket.eventstore.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.SagaStore.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What sagas rely on. Every test begins with an empty store. */
@Timeout(60)
public abstract class SagaStoreContract {
    private static final int MANY = 8;
    private static final AssociationValue OFFER = new AssociationValue("offer", "o-1");
    private static final AssociationValue STUDENT = new AssociationValue("student", "s-1");

    private SagaStore<Object> store;
    private SagaStore<Object> elsewhere;

    /** A saga of the kit. */
    public record Booking(String step) {}

    /** Another one. */
    public record Payment(String step) {}

    @SuppressWarnings("NullAway.Init") // JUnit begins each test here
    protected SagaStoreContract() {}

    /** The sagas as a further process sees them; all calls within a test share one storage. */
    protected abstract SagaStore<Object> open() throws Exception;

    @BeforeEach
    final void openTwice() throws Exception {
        store = open();
        elsewhere = open();
    }

    @Test
    void a_saga_is_loaded_as_it_was_inserted() {
        store.insertSaga(Booking.class, "b", new Booking("begun"), Set.of(OFFER, STUDENT));

        Entry<Booking> loaded = load("b");
        assertThat(loaded.saga()).isEqualTo(new Booking("begun"));
        assertThat(loaded.associationValues()).containsExactlyInAnyOrder(OFFER, STUDENT);
    }

    @Test
    void an_unknown_saga_is_nothing() {
        assertThat(store.loadSaga(Booking.class, "b")).isNull();
        assertThat(store.findSagas(Booking.class, OFFER)).isEmpty();
    }

    @Test
    void a_saga_is_found_by_each_of_its_associations_from_everywhere() {
        store.insertSaga(Booking.class, "b1", new Booking("1"), Set.of(OFFER, STUDENT));
        store.insertSaga(Booking.class, "b2", new Booking("2"), Set.of(OFFER));
        store.insertSaga(Booking.class, "b3", new Booking("3"), Set.of());

        assertThat(elsewhere.findSagas(Booking.class, OFFER)).containsExactlyInAnyOrder("b1", "b2");
        assertThat(elsewhere.findSagas(Booking.class, STUDENT)).containsExactly("b1");
    }

    @Test
    void associations_that_only_look_alike_find_nothing() {
        store.insertSaga(
                Booking.class, "b", new Booking("1"), Set.of(new AssociationValue("a/b", "c"), association("k", "v")));

        assertThat(store.findSagas(Booking.class, association("a", "b/c"))).isEmpty();
        assertThat(store.findSagas(Booking.class, association("k", "V"))).isEmpty();
        assertThat(store.findSagas(Booking.class, association("k", "v2"))).isEmpty();
        assertThat(store.findSagas(Booking.class, association("k", ""))).isEmpty();
        assertThat(store.findSagas(Booking.class, association("v", "k"))).isEmpty();
        assertThat(store.findSagas(Booking.class, association("a/b", "c"))).containsExactly("b");
    }

    @Test
    void sagas_of_different_types_do_not_meet() {
        store.insertSaga(Booking.class, "b", new Booking("1"), Set.of(OFFER));
        store.insertSaga(Payment.class, "p", new Payment("1"), Set.of(OFFER));

        assertThat(store.findSagas(Booking.class, OFFER)).containsExactly("b");
        assertThat(store.findSagas(Payment.class, OFFER)).containsExactly("p");
    }

    @Test
    void an_update_changes_state_and_associations() {
        store.insertSaga(Booking.class, "b", new Booking("begun"), Set.of(OFFER));
        AssociationValues associations = new AssociationValuesImpl(Set.of(OFFER));
        associations.remove(OFFER);
        associations.add(STUDENT);
        store.updateSaga(Booking.class, "b", new Booking("held"), associations);

        Entry<Booking> loaded = load("b");
        assertThat(loaded.saga()).isEqualTo(new Booking("held"));
        assertThat(loaded.associationValues()).containsExactly(STUDENT);
        assertThat(elsewhere.findSagas(Booking.class, OFFER)).isEmpty();
        assertThat(elsewhere.findSagas(Booking.class, STUDENT)).containsExactly("b");
    }

    @Test
    void an_update_without_change_of_associations_keeps_them() {
        store.insertSaga(Booking.class, "b", new Booking("begun"), Set.of(OFFER));
        store.updateSaga(Booking.class, "b", new Booking("held"), new AssociationValuesImpl(Set.of(OFFER)));

        assertThat(load("b").associationValues()).containsExactly(OFFER);
        assertThat(store.findSagas(Booking.class, OFFER)).containsExactly("b");
    }

    @Test
    void a_deleted_saga_is_neither_loaded_nor_found() {
        store.insertSaga(Booking.class, "b", new Booking("begun"), Set.of(OFFER));
        store.insertSaga(Booking.class, "b2", new Booking("begun"), Set.of(OFFER));
        store.deleteSaga(Booking.class, "b", Set.of(OFFER));
        store.deleteSaga(Booking.class, "b", Set.of(OFFER));

        assertThat(elsewhere.loadSaga(Booking.class, "b")).isNull();
        assertThat(elsewhere.findSagas(Booking.class, OFFER)).containsExactly("b2");
    }

    @Test
    void an_update_does_not_bring_a_deleted_saga_back() {
        store.insertSaga(Booking.class, "b", new Booking("begun"), Set.of(OFFER));
        elsewhere.deleteSaga(Booking.class, "b", Set.of(OFFER));
        ignoringRefusal(() ->
                store.updateSaga(Booking.class, "b", new Booking("held"), new AssociationValuesImpl(Set.of(OFFER))));

        assertThat(store.loadSaga(Booking.class, "b")).isNull();
        assertThat(store.findSagas(Booking.class, OFFER)).isEmpty();
    }

    @Test
    void a_saga_is_inserted_once() {
        store.insertSaga(Booking.class, "b", new Booking("first"), Set.of(OFFER));

        assertThatThrownBy(() -> elsewhere.insertSaga(Booking.class, "b", new Booking("second"), Set.of(STUDENT)))
                .isInstanceOf(RuntimeException.class);
        assertThat(load("b").saga()).isEqualTo(new Booking("first"));
        assertThat(store.findSagas(Booking.class, STUDENT)).isEmpty();
    }

    @Test
    void of_many_that_insert_one_saga_at_once_one_does() throws Exception {
        List<Boolean> done = Together.run(
                MANY,
                i -> ignoringRefusal(() -> inserting(i)
                        .insertSaga(Booking.class, "b", new Booking("" + i), Set.of(association("by", "" + i)))));

        assertThat(done).containsOnlyOnce(true);
        assertThat(load("b").saga()).isEqualTo(new Booking("" + done.indexOf(true)));
        assertThat(IntStream.range(0, MANY)
                        .filter(i -> !store.findSagas(Booking.class, association("by", "" + i))
                                .isEmpty()))
                .containsExactly(done.indexOf(true));
    }

    @Test
    void of_many_updates_at_once_one_is_seen_whole() throws Exception {
        store.insertSaga(Booking.class, "b", new Booking("begun"), Set.of(OFFER));
        Together.run(MANY, i -> {
            AssociationValues own = new AssociationValuesImpl(Set.of(OFFER));
            own.remove(OFFER);
            own.add(association("by", "" + i));
            inserting(i).updateSaga(Booking.class, "b", new Booking("" + i), own);
            return true;
        });

        Entry<Booking> last = load("b");
        assertThat(last.associationValues())
                .containsExactly(association("by", last.saga().step()));
        assertThat(IntStream.range(0, MANY)
                        .mapToObj(i -> "" + i)
                        .filter(i -> !store.findSagas(Booking.class, association("by", i))
                                .isEmpty()))
                .containsExactly(last.saga().step());
    }

    @Test
    void many_sagas_written_at_once_are_all_there() throws Exception {
        List<Set<String>> written = Together.run(
                MANY,
                i -> IntStream.range(0, 10)
                        .mapToObj(number -> i + "-" + number)
                        .peek(id -> inserting(i).insertSaga(Booking.class, id, new Booking(id), Set.of(OFFER)))
                        .collect(Collectors.toSet()));

        assertThat(store.findSagas(Booking.class, OFFER))
                .isEqualTo(written.stream().flatMap(Set::stream).collect(Collectors.toSet()));
    }

    @Test
    void a_unit_of_work_that_fails_changes_no_saga() throws Exception {
        store.insertSaga(Booking.class, "b", new Booking("begun"), Set.of(OFFER));
        store.insertSaga(Booking.class, "ending", new Booking("begun"), Set.of(OFFER));
        DefaultUnitOfWork<?> failing = DefaultUnitOfWork.startAndGet(new GenericMessage<>("batch"));
        failing.onPrepareCommit(handled -> changeAll());
        failing.onCommit(committing -> {
            throw new IllegalStateException("the append");
        });

        assertThatThrownBy(failing::commit).hasMessage("the append");
        assertThat(load("b").saga()).isEqualTo(new Booking("begun"));
        assertThat(elsewhere.findSagas(Booking.class, OFFER)).containsExactlyInAnyOrder("b", "ending");
        assertThat(elsewhere.findSagas(Booking.class, STUDENT)).isEmpty();

        DefaultUnitOfWork<?> sound = DefaultUnitOfWork.startAndGet(new GenericMessage<>("batch"));
        sound.onPrepareCommit(handled -> changeAll());
        sound.commit();
        assertThat(load("b").saga()).isEqualTo(new Booking("held"));
        assertThat(elsewhere.findSagas(Booking.class, OFFER)).isEmpty();
        assertThat(elsewhere.findSagas(Booking.class, STUDENT)).containsExactlyInAnyOrder("b", "new");
    }

    /** One is changed, one ends, one begins, one begins and ends. */
    private void changeAll() {
        store.updateSaga(Booking.class, "b", new Booking("held"), new AssociationValuesImpl(Set.of(STUDENT)));
        store.deleteSaga(Booking.class, "ending", Set.of(OFFER));
        store.insertSaga(Booking.class, "new", new Booking("begun"), Set.of(OFFER));
        store.updateSaga(Booking.class, "new", new Booking("held"), new AssociationValuesImpl(Set.of(STUDENT)));
        store.insertSaga(Booking.class, "short", new Booking("begun"), Set.of(OFFER));
        store.deleteSaga(Booking.class, "short", Set.of(OFFER));
    }

    @Test
    void a_unit_of_work_sees_the_sagas_it_left() throws Exception {
        store.insertSaga(Booking.class, "b", new Booking("begun"), Set.of(OFFER));
        store.insertSaga(Booking.class, "ending", new Booking("begun"), Set.of(OFFER));
        DefaultUnitOfWork<?> batch = DefaultUnitOfWork.startAndGet(new GenericMessage<>("batch"));
        batch.execute(() -> {
            changeAll();

            assertThat(Objects.requireNonNull(store.loadSaga(Booking.class, "b"))
                            .saga())
                    .isEqualTo(new Booking("held"));
            assertThat(store.loadSaga(Booking.class, "ending")).isNull();
            assertThat(store.loadSaga(Booking.class, "short")).isNull();
            assertThat(store.findSagas(Booking.class, OFFER)).isEmpty();
            assertThat(store.findSagas(Booking.class, STUDENT)).containsExactlyInAnyOrder("b", "new");
            assertThatThrownBy(() -> store.insertSaga(Booking.class, "new", new Booking("again"), Set.of()))
                    .isInstanceOf(RuntimeException.class);
        });
    }

    private SagaStore<Object> inserting(int number) {
        return number % 2 == 0 ? store : elsewhere;
    }

    private Entry<Booking> load(String id) {
        return Objects.requireNonNull(elsewhere.loadSaga(Booking.class, id));
    }

    private static AssociationValue association(String key, String value) {
        return new AssociationValue(key, value);
    }

    private static boolean ignoringRefusal(Runnable attempt) {
        try {
            attempt.run();
            return true;
        } catch (RuntimeException refused) {
            return false;
        }
    }
}
