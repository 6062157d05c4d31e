package io.placemarket.eventstore;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.SerializedObject;

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
        return event.axonMetaData();
    }

    @Override
    public SerializedObject<String> getPayload() {
        return event.axonPayload();
    }
}
