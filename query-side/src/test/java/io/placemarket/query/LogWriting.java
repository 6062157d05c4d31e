package io.placemarket.query;

import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.MongoEventStorageEngine;
import io.placemarket.eventstore.NamedTypeSerializer;
import io.placemarket.eventstore.NamedTypes;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventTypes;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.market.Recorded;
import io.placemarket.query.market.RecordedUnit;
import io.placemarket.query.market.Story;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;

/** Writes a story into a log, as the deciding side would. */
public final class LogWriting {
    private final EventStorageEngine engine;
    private final Supplier<Actor> actor;

    /** @param actor who does what is written next */
    public LogWriting(EventLog log, Supplier<Actor> actor) {
        NamedTypes.Builder types = NamedTypes.builder();
        EventTypes.byName().forEach((name, type) -> types.add(type, name, "1"));
        this.engine = MongoEventStorageEngine.on(log, NamedTypeSerializer.of(types.build()));
        this.actor = actor;
    }

    /** One unit of work. */
    public void write(RecordedUnit unit) {
        List<DomainEventMessage<?>> messages =
                unit.events().stream().<DomainEventMessage<?>>map(this::message).toList();
        engine.appendEvents(messages);
    }

    private DomainEventMessage<DomainEvent> message(Recorded recorded) {
        return new GenericDomainEventMessage<>(
                recorded.event().getClass().getInterfaces()[0].getSimpleName(),
                Story.aggregate(recorded.event()),
                recorded.revision(),
                recorded.event(),
                MetaData.from(actor.get().toMetadata()));
    }
}
