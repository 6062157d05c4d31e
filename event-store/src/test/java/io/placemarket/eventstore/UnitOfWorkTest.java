package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The append is the last thing a unit of work does, and it is one append. */
class UnitOfWorkTest {
    private final TestDatabase database = new TestDatabase();
    private final CounterApplication application = new CounterApplication(database.open());
    private final EventLog log = application.log();

    @AfterEach
    void stop() {
        application.close();
        database.close();
    }

    @Test
    void a_subscriber_that_throws_leaves_nothing_in_the_log() {
        application.store().subscribe(events -> {
            throw new IllegalStateException("subscriber");
        });

        assertThatThrownBy(() -> application
                        .receipts()
                        .send(new Counter.Open("c1"), Map.of())
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("subscriber");
        assertThat(log.headPosition()).isZero();
    }

    @Test
    void events_published_by_a_subscriber_stand_in_the_same_unit() {
        application.store().subscribe(events -> {
            if (events.stream().anyMatch(event -> event.getPayload() instanceof Counter.CounterOpened)) {
                application.store().publish(GenericEventMessage.asEventMessage("noticed"));
            }
        });

        Receipt<String> receipt = application
                .receipts()
                .<String>send(new Counter.Open("c1"), Map.of())
                .join();

        assertThat(log.reader().unitsFrom(1))
                .singleElement()
                .satisfies(unit -> assertThat(unit.events())
                        .extracting(LoggedEvent::type)
                        .containsExactly("CounterOpened", "String"));
        assertThat(receipt.position()).isEqualTo(2);
    }

    @Test
    void two_aggregates_of_one_unit_stand_or_fall_together() {
        application.bus().subscribe("both", command -> {
            publish("c1", 0);
            publish("c2", 0);
            return "done";
        });

        dispatch("both");
        assertThat(log.reader().unitsFrom(1))
                .singleElement()
                .satisfies(unit -> assertThat(unit.events()).hasSize(2));

        application.bus().subscribe("stale", command -> {
            publish("c3", 0);
            publish("c2", 0);
            return "done";
        });
        assertThatThrownBy(() -> dispatch("stale")).isInstanceOf(CompletionException.class);
        assertThat(log.reader().eventsOf("c3", 0)).isEmpty();
    }

    @Test
    void events_of_a_nested_unit_of_work_stand_in_its_roots_unit() {
        application.bus().subscribe("nesting", command -> {
            publish("outer", 0);
            DefaultUnitOfWork<?> nested = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("inner"));
            nested.attachTransaction(new LogTransactionManager(log));
            nested.execute(() -> publish("inner", 0));
            publish("outer", 1);
            return "done";
        });

        dispatch("nesting");

        assertThat(log.reader().unitsFrom(1))
                .singleElement()
                .satisfies(unit -> assertThat(unit.events())
                        .extracting(LoggedEvent::aggregateId)
                        .containsExactlyInAnyOrder("outer", "inner", "outer"));
    }

    @Test
    void a_conflict_is_told_as_axon_tells_it() {
        application.store().publish(event("c1", 0), event("c1", 1));

        assertThatThrownBy(() -> application.store().publish(event("c1", 1)))
                .isInstanceOf(ConcurrencyException.class)
                .hasMessageContaining("[c1] at sequence [1]");
    }

    @Test
    void a_unit_of_work_without_the_logs_transaction_is_refused() {
        DefaultUnitOfWork<?> bare = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("bare"));

        application.store().publish(event("c1", 0));
        assertThatThrownBy(bare::commit)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LogTransactionManager");
        assertThat(log.headPosition()).isZero();
        assertThat(CurrentUnitOfWork.isStarted()).isFalse();
    }

    private void dispatch(String name) {
        application
                .receipts()
                .send(new GenericCommandMessage<>(new GenericCommandMessage<>(name), name), Map.of())
                .join();
    }

    private void publish(String aggregateId, long sequenceNumber) {
        application.store().publish(List.of(event(aggregateId, sequenceNumber)));
    }

    private static EventMessage<?> event(String aggregateId, long sequenceNumber) {
        return new GenericDomainEventMessage<>("Test", aggregateId, sequenceNumber, "text");
    }
}
