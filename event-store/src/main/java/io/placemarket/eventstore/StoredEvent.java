package io.placemarket.eventstore;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the log.
 *
 * @param metadata JSON object
 * @param payload JSON exactly as stored
 * @param timestamp whole milliseconds
 */
record StoredEvent(
        String id,
        String type,
        @Nullable String revision,
        @Nullable Aggregate aggregate,
        Instant timestamp,
        String metadata,
        String payload) {

    /** Where in an aggregate's life an event stands. */
    record Aggregate(String type, String id, long sequenceNumber) {}

    Optional<Aggregate> inAggregate() {
        return Optional.ofNullable(aggregate);
    }

    SerializedObject<String> axonMetaData() {
        return new SerializedMetaData<>(metadata, String.class);
    }

    SerializedObject<String> axonPayload() {
        return new SimpleSerializedObject<>(payload, String.class, type, revision);
    }

    /** An upper estimate of its size in a document, its keys included. */
    long roughBytes() {
        long characters = id.length() * 2L + type.length() + metadata.length() + payload.length();
        if (aggregate != null) {
            characters += aggregate.type.length() + aggregate.id.length() * 2L;
        }
        return characters * 3 + 200;
    }
}
