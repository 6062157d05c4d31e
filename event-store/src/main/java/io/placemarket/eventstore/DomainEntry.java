package io.placemarket.eventstore;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/** An aggregate's event as Axon reads it. Axon's own entry would write the timestamp as text and parse it again. */
record DomainEntry(StoredEvent event, StoredEvent.Aggregate in) implements DomainEventData<String> {
    @Override
    public String getType() {
        return in.type();
    }

    @Override
    public String getAggregateIdentifier() {
        return in.id();
    }

    @Override
    public long getSequenceNumber() {
        return in.sequenceNumber();
    }

    @Override
    public String getEventIdentifier() {
        return event.id();
    }

    @Override
    public Instant getTimestamp() {
        return event.timestamp();
    }

    @Override
    public SerializedObject<String> getMetaData() {
        return new SerializedMetaData<>(event.metadata(), String.class);
    }

    @Override
    public SerializedObject<String> getPayload() {
        return new SimpleSerializedObject<>(event.payload(), String.class, event.type(), event.revision());
    }
}
