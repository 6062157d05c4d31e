package io.placemarket.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Axon's messages to stored events, and back to what Axon deserializes. */
final class EventMapping {
    private EventMapping() {}

    static StoredEvent stored(EventMessage<?> message, Serializer serializer) {
        return stored(List.of(message), serializer).getFirst();
    }

    /** Those of one unit of work mostly have the same metadata: it is written once. */
    static List<StoredEvent> stored(List<? extends EventMessage<?>> messages, Serializer serializer) {
        List<StoredEvent> stored = new ArrayList<>(messages.size());
        @Nullable MetaData last = null;
        String written = "";
        for (EventMessage<?> message : messages) {
            if (!message.getMetaData().equals(last)) {
                last = message.getMetaData();
                written = message.serializeMetaData(serializer, String.class).getData();
            }
            stored.add(stored(message, written, serializer));
        }
        return stored;
    }

    private static StoredEvent stored(EventMessage<?> message, String metadata, Serializer serializer) {
        SerializedObject<String> payload = message.serializePayload(serializer, String.class);
        StoredEvent.Aggregate aggregate =
                message instanceof DomainEventMessage<?> domain && domain.getAggregateIdentifier() != null
                        ? new StoredEvent.Aggregate(
                                domain.getType() == null ? "" : domain.getType(),
                                domain.getAggregateIdentifier(),
                                domain.getSequenceNumber())
                        : null;
        return new StoredEvent(
                message.getIdentifier(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                aggregate,
                Instant.ofEpochMilli(message.getTimestamp().toEpochMilli()),
                metadata,
                payload.getData());
    }

    /** A message that names the event in an error's text. */
    static EventMessage<?> reference(StoredEvent event) {
        EventMessage<Object> message =
                new GenericEventMessage<>(event.id(), event.type(), MetaData.emptyInstance(), event.timestamp());
        StoredEvent.Aggregate in = event.aggregate();
        return in == null
                ? message
                : new GenericDomainEventMessage<>(in.type(), in.id(), in.sequenceNumber(), message, event::timestamp);
    }

    static DomainEventData<?> domainData(StoredEvent event) {
        return entry(event);
    }

    static TrackedEventData<?> trackedData(LoggedEvent event) {
        GlobalSequenceTrackingToken token = new GlobalSequenceTrackingToken(event.position());
        StoredEvent stored = event.stored();
        return stored.aggregate() == null
                ? new PlainTrackedEvent(token, stored)
                : new TrackedDomainEventData<>(token, entry(stored));
    }

    private static DomainEntry entry(StoredEvent event) {
        return new DomainEntry(event, event.inAggregate().orElseThrow());
    }
}
