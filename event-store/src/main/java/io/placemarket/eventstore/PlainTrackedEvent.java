package io.placemarket.eventstore;

import java.time.Instant;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;

/** An event that belongs to no aggregate, as Axon reads it. */
record PlainTrackedEvent(TrackingToken trackingToken, StoredEvent event) implements TrackedEventData<String> {
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
