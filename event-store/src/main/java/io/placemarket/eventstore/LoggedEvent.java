package io.placemarket.eventstore;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An event of the log, its payload not yet parsed. */
public final class LoggedEvent {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> METADATA = new TypeReference<>() {};

    private final long position;
    private final Supplier<StoredEvent> unread;
    /** Read when it is first asked for; whoever is second to ask at the same time reads the same. */
    private @Nullable StoredEvent stored;

    LoggedEvent(long position, StoredEvent stored) {
        this(position, () -> stored);
    }

    LoggedEvent(long position, Supplier<StoredEvent> unread) {
        this.position = position;
        this.unread = unread;
    }

    /** Its place in the log, from 1, without gaps. */
    public long position() {
        return position;
    }

    /** The event's own identifier. */
    public String id() {
        return stored().id();
    }

    /** The stable name of its type. */
    public String type() {
        return stored().type();
    }

    /** The revision of its type, where it has one. */
    public @Nullable String revision() {
        return stored().revision();
    }

    /** Type of the aggregate it belongs to, where it belongs to one. */
    public @Nullable String aggregateType() {
        return stored().inAggregate().map(StoredEvent.Aggregate::type).orElse(null);
    }

    /** Identifier of the aggregate it belongs to, where it belongs to one. */
    public @Nullable String aggregateId() {
        return stored().inAggregate().map(StoredEvent.Aggregate::id).orElse(null);
    }

    /** Its number among its aggregate's events, from 0. */
    public OptionalLong sequenceNumber() {
        StoredEvent.Aggregate aggregate = stored().aggregate();
        return aggregate == null ? OptionalLong.empty() : OptionalLong.of(aggregate.sequenceNumber());
    }

    /** When the application says it happened, in whole milliseconds. */
    public Instant timestamp() {
        return stored().timestamp();
    }

    /** What was sent along with it; parsed at each call. */
    public Map<String, Object> metadata() {
        return JSON.readValue(stored().metadata(), METADATA);
    }

    /** JSON exactly as stored. */
    public String payload() {
        return stored().payload();
    }

    StoredEvent stored() {
        StoredEvent known = stored;
        if (known == null) {
            known = unread.get();
            stored = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return position + " " + type() + " " + payload();
    }
}
