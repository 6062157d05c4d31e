package io.placemarket.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Axon's event storage on an {@link EventLog}. Inside a unit of work events are kept until its transaction commits, so the bus
 * and processors must use a {@link LogTransactionManager} of the same log; outside one they are appended at once.
 */
public final class MongoEventStorageEngine extends BatchingEventStorageEngine {
    private static final Logger LOGGER = LoggerFactory.getLogger(MongoEventStorageEngine.class);

    private final EventLog log;
    private final LogReader reader;
    private final SnapshotStore snapshots;

    private MongoEventStorageEngine(Builder builder, EventLog log) {
        super(builder);
        this.log = log;
        this.reader = log.reader();
        this.snapshots = new SnapshotStore(log);
    }

    /** The engine of a log, with this serializer for events and snapshots. */
    public static MongoEventStorageEngine on(EventLog log, Serializer serializer) {
        return builder(log)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
    }

    /** For upcasters, snapshot filters and separate serializers. */
    public static Builder builder(EventLog log) {
        return new Builder(log);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        List<StoredEvent> stored = EventMapping.stored(events, serializer);
        Optional<LogTransaction> transaction = LogTransaction.ofCurrentUnitOfWork(log);
        if (transaction.isPresent()) {
            transaction.get().stage(stored, this::translate);
        } else {
            appendNow(stored);
        }
    }

    private void appendNow(List<StoredEvent> stored) {
        try {
            Appending.await(log.append(stored));
        } catch (AppendConflictException conflict) {
            translate(conflict);
        }
    }

    private void translate(AppendConflictException conflict) {
        handlePersistenceException(conflict, EventMapping.reference(conflict.refused()));
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        snapshots.store(EventMapping.stored(snapshot, serializer));
    }

    /** A snapshot that nobody here understands is passed over: the log says the same. */
    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return snapshots.read(aggregateIdentifier).map(EventMapping::domainData).stream();
    }

    /** One that nobody here can read any more is passed over: the events say the same. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return super.readSnapshot(aggregateIdentifier).filter(MongoEventStorageEngine::isReadable);
    }

    private static boolean isReadable(DomainEventMessage<?> snapshot) {
        try {
            // read once: whoever asks next is given the same
            return !(snapshot.getPayload() instanceof UnknownSerializedType);
        } catch (RuntimeException unreadable) {
            LOGGER.warn("A snapshot of {} cannot be read", snapshot.getAggregateIdentifier(), unreadable);
            return false;
        }
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
        long next = last == null ? 1 : last.position().orElse(0) + 1;
        List<TrackedEventData<?>> batch = new ArrayList<>(batchSize);
        List<LoggedUnit> units = log.tail().next(next, batchSize);
        if (units.isEmpty()) {
            // What this process knows of may trail what others wrote.
            units = reader.following(next, batchSize).stream()
                    .map(UnitDocument::logged)
                    .toList();
        }
        for (LoggedUnit unit : units) {
            for (LoggedEvent event : unit.events()) {
                if (event.position() >= next && batch.size() < batchSize) {
                    batch.add(EventMapping.trackedData(event));
                }
            }
        }
        return batch;
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String aggregateId, long first, int batchSize) {
        return reader.eventsOf(aggregateId, first)
                .limit(batchSize)
                .map(event -> EventMapping.domainData(event.stored()))
                .toList();
    }

    /** An aggregate must not be rebuilt without an event that nobody here understands. */
    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        DomainEventStream events = super.readEvents(aggregateIdentifier, firstSequenceNumber);
        return DomainEventStream.of(
                events.asStream().peek(event -> {
                    if (event.getPayloadType() == UnknownSerializedType.class) {
                        throw unknown(aggregateIdentifier, event.getSequenceNumber());
                    }
                }),
                events::getLastSequenceNumber);
    }

    private UnknownEventTypeException unknown(String aggregateId, long sequenceNumber) {
        LoggedEvent event =
                reader.eventsOf(aggregateId, sequenceNumber).findFirst().orElseThrow();
        return UnknownEventTypeException.of(
                event.type(), event.revision(), "at position " + event.position() + ", in aggregate " + aggregateId);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return reader.lastSequenceNumberOf(aggregateIdentifier);
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(reader.headPosition());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return reader.firstPositionWithTimestamp(dateTime)
                .map(position -> (TrackingToken) new GlobalSequenceTrackingToken(position - 1))
                .orElseGet(this::createHeadToken);
    }

    /** Collects what an engine needs beyond its log. */
    public static final class Builder extends BatchingEventStorageEngine.Builder {
        private final EventLog log;

        private Builder(EventLog log) {
            this.log = log;
            batchSize(LogTail.PAGE);
            persistenceExceptionResolver(AppendConflictException.class::isInstance);
        }

        @Override
        public Builder eventSerializer(Serializer eventSerializer) {
            super.eventSerializer(eventSerializer);
            return this;
        }

        @Override
        public Builder snapshotSerializer(Serializer snapshotSerializer) {
            super.snapshotSerializer(snapshotSerializer);
            return this;
        }

        @Override
        public Builder upcasterChain(EventUpcaster upcasterChain) {
            super.upcasterChain(upcasterChain);
            return this;
        }

        @Override
        public Builder snapshotFilter(SnapshotFilter snapshotFilter) {
            super.snapshotFilter(snapshotFilter);
            return this;
        }

        /** The engine. */
        public MongoEventStorageEngine build() {
            return new MongoEventStorageEngine(this, log);
        }
    }
}
