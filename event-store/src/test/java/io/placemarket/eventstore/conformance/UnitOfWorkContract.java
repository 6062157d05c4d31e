package io.placemarket.eventstore.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.Registration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever Axon's unit of work does around an append, its events are in the log all or none. Events are texts of strings. Every
 * test begins with an empty log.
 */
@Timeout(60)
public abstract class UnitOfWorkContract {
    private EventStorageEngine engine;
    private EmbeddedEventStore store;
    private CommandBus bus;

    @SuppressWarnings("NullAway.Init") // JUnit begins each test here
    protected UnitOfWorkContract() {}

    /** The engine to be tried, on an empty log. */
    protected abstract EventStorageEngine createEngine() throws Exception;

    /** What the engine's units of work need. */
    protected abstract TransactionManager transactions();

    @BeforeEach
    final void open() throws Exception {
        engine = createEngine();
        store = EmbeddedEventStore.builder().storageEngine(engine).build();
        bus = SimpleCommandBus.builder().transactionManager(transactions()).build();
    }

    @AfterEach
    final void shut() {
        store.shutDown();
    }

    @Test
    void what_a_command_publishes_is_there() throws Exception {
        handling(() -> store.publish(event("a", 0), event("b", 0), event("a", 1)));

        assertThat(stored()).containsExactly("a/0", "b/0", "a/1");
    }

    @Test
    void a_subscriber_that_throws_leaves_nothing() {
        store.subscribe(events -> {
            throw new IllegalStateException("subscriber");
        });

        assertFails("subscriber", () -> store.publish(event("a", 0)));
        assertThat(stored()).isEmpty();
    }

    @Test
    void a_subscriber_that_throws_at_the_second_time_leaves_nothing() {
        store.subscribe(events -> {
            if (events.stream().anyMatch(event -> event.getPayload().equals("b/0"))) {
                throw new IllegalStateException("second");
            }
            store.publish(event("b", 0));
        });

        assertFails("second", () -> store.publish(event("a", 0)));
        assertThat(stored()).isEmpty();
    }

    @Test
    void what_a_subscriber_publishes_meanwhile_is_there_too() throws Exception {
        store.subscribe(events -> {
            if (events.stream().anyMatch(event -> event.getPayload().equals("a/0"))) {
                store.publish(event("b", 0), new GenericEventMessage<>("plain"));
            }
        });
        handling(() -> store.publish(event("a", 0)));

        assertThat(stored()).containsExactly("a/0", "b/0", "plain");
    }

    @Test
    void what_is_published_while_committing_is_prepared_stands_or_falls_with_the_rest() throws Exception {
        publishLate("late", 0);
        handling(() -> store.publish(event("a", 0)));
        assertThat(stored()).containsExactlyInAnyOrder("a/0", "late/0");

        // The second time the late event's place is taken.
        assertConflict(() -> store.publish(event("a", 1)));
        assertThat(stored()).containsExactlyInAnyOrder("a/0", "late/0");
    }

    @Test
    void a_later_phase_that_fails_leaves_nothing() {
        bus.registerHandlerInterceptor((unitOfWork, chain) -> {
            unitOfWork.onCommit(committing -> {
                throw new IllegalStateException("commit handler");
            });
            return chain.proceed();
        });

        assertFails("commit handler", () -> store.publish(event("a", 0)));
        assertThat(stored()).isEmpty();
    }

    @Test
    void a_handler_that_fails_after_publishing_leaves_nothing() throws Exception {
        assertFails("half done", () -> {
            store.publish(event("a", 0));
            throw new IllegalStateException("half done");
        });
        assertThat(stored()).isEmpty();

        handling(() -> store.publish(event("a", 0)));
        assertThat(stored()).containsExactly("a/0");
    }

    @Test
    void two_aggregates_stand_or_fall_together_whichever_lost() throws Exception {
        handling(() -> store.publish(event("a", 0), event("b", 0)));

        assertConflict(() -> store.publish(event("c", 0), event("a", 0)));
        assertConflict(() -> store.publish(event("a", 0), event("c", 0)));
        assertConflict(() -> {
            store.publish(event("c", 0));
            store.publish(event("b", 0));
            store.publish(event("d", 0));
        });
        assertThat(stored()).containsExactly("a/0", "b/0");
    }

    @Test
    void events_of_a_nested_unit_of_work_stand_or_fall_with_its_roots() throws Exception {
        handling(() -> {
            store.publish(event("outer", 0));
            nested().execute(() -> store.publish(event("inner", 0)));
            store.publish(event("outer", 1));
        });
        assertThat(stored()).containsExactlyInAnyOrder("outer/0", "inner/0", "outer/1");

        assertFails("after the nested one", () -> {
            nested().execute(() -> store.publish(event("inner", 1)));
            throw new IllegalStateException("after the nested one");
        });
        assertThat(stored()).hasSize(3);
    }

    @Test
    void a_nested_unit_of_work_that_was_rolled_back_leaves_only_its_roots_events() throws Exception {
        handling(() -> {
            DefaultUnitOfWork<?> nested = nested();
            store.publish(event("inner", 0));
            nested.rollback();
            store.publish(event("outer", 0));
        });

        assertThat(stored()).containsExactly("outer/0");
    }

    @Test
    void who_lost_is_told_so_and_may_try_again() throws Exception {
        handling(() -> store.publish(event("a", 0)));

        assertConflict(() -> store.publish(event("a", 0)));
        handling(() -> store.publish(event("a", 1)));
        assertThatThrownBy(() -> handling(() -> store.publish(event("a", 1)))).isInstanceOf(ConcurrencyException.class);
        handling(() -> store.publish(event("a", 2)));
        assertThat(stored()).containsExactly("a/0", "a/1", "a/2");
    }

    private DefaultUnitOfWork<?> nested() {
        DefaultUnitOfWork<?> nested = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("inner"));
        nested.attachTransaction(transactions());
        return nested;
    }

    private void publishLate(String aggregateId, long sequence) {
        bus.registerHandlerInterceptor((unitOfWork, chain) -> {
            unitOfWork.onPrepareCommit(preparing -> store.publish(event(aggregateId, sequence)));
            return chain.proceed();
        });
    }

    private void assertFails(String why, Runnable handler) {
        assertThatThrownBy(() -> handling(handler)).hasMessage(why);
    }

    private void assertConflict(Runnable handler) {
        assertThatThrownBy(() -> handling(handler))
                .isInstanceOfAny(ConcurrencyException.class, AggregateStreamCreationException.class);
    }

    /** Sends a command that is handled so; throws what became of it. */
    private void handling(Runnable handler) throws Exception {
        FutureCallback<Object, Object> outcome = new FutureCallback<>();
        Registration handling = bus.subscribe("do", command -> {
            handler.run();
            return "done";
        });
        bus.dispatch(new GenericCommandMessage<>(new GenericCommandMessage<>("do"), "do"), outcome);
        handling.close();
        CommandResultMessage<?> result = outcome.getResult();
        if (result.isExceptional()) {
            throw result.optionalExceptionResult()
                    .filter(Exception.class::isInstance)
                    .map(Exception.class::cast)
                    .orElseThrow();
        }
    }

    private List<String> stored() {
        return engine.readEvents(null, false)
                .map(event -> Objects.toString(event.getPayload()))
                .collect(Collectors.toUnmodifiableList());
    }

    private static DomainEventMessage<?> event(String aggregateId, long sequence) {
        return new GenericDomainEventMessage<>("Kit", aggregateId, sequence, aggregateId + "/" + sequence);
    }
}
