package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.eventstore.conformance.SagaStoreContract;
import java.util.Set;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogSagaStoreTest extends SagaStoreContract {
    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @Override
    protected SagaStore<Object> open() {
        return LogSagaStore.open(
                database.database(),
                LogOptions.defaults(),
                NamedTypeSerializer.of(NamedTypes.builder()
                        .add(Booking.class, "Booking")
                        .add(Payment.class, "Payment")
                        .build()));
    }

    @Test
    void a_saga_is_not_loaded_as_what_it_is_not() {
        open().insertSaga(Booking.class, "b", new Booking("1"), Set.of());

        assertThat(open().loadSaga(Payment.class, "b")).isNull();
    }

    @Test
    void what_met_another_writer_is_told_so() {
        open().insertSaga(Booking.class, "b", new Booking("1"), Set.of());

        assertThatThrownBy(() -> open().insertSaga(Booking.class, "b", new Booking("2"), Set.of()))
                .isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() ->
                        open().updateSaga(Booking.class, "gone", new Booking("2"), new AssociationValuesImpl(Set.of())))
                .isInstanceOf(ConcurrencyException.class);
    }
}
