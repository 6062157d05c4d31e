package io.placemarket.eventstore;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.inspection.AggregateModel;

/**
 * Lets a unit of work that is only tried, and taken back in the end, change a copy: the kept aggregate is as before, and the next need not
 * read it again.
 *
 * @param events of the aggregate
 * @param asked whether what is asked for by a message is only tried
 * @param copy of an aggregate's root: what happens to one of the two from then on does not happen to the other
 */
public record Rehearsal<T>(EventStore events, Predicate<Message<?>> asked, UnaryOperator<T> copy) {
    boolean isAskedFor(UnitOfWork<?> unit) {
        Message<?> message = unit.root().getMessage();
        return message != null && asked.test(message);
    }

    EventSourcedAggregate<T> copy(EventSourcedAggregate<T> kept, AggregateModel<T> model) {
        return EventSourcedAggregate.reconstruct(
                kept.invoke(copy),
                model,
                kept.version(),
                kept.isDeleted(),
                events,
                NoSnapshotTriggerDefinition.TRIGGER);
    }
}
