package io.placemarket.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.placemarket.eventstore.conformance.LogProcess;
import io.placemarket.eventstore.conformance.LogStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** This module's log, behind a proxy, for the conformance kit. */
final class MongoLogStore implements LogStore {
    private static final LogOptions OPTIONS =
            LogOptions.defaults().withBounds(Duration.ofSeconds(5), Duration.ofSeconds(30));

    private final TestDatabase direct = new TestDatabase();
    private final FaultProxy proxy;

    MongoLogStore() throws IOException {
        proxy = new FaultProxy(OPTIONS.collection());
    }

    @Override
    public LogProcess open() {
        return new MongoLogProcess();
    }

    @Override
    public void loseAnswers(int writes) {
        proxy.next(FaultProxy.Fault.LOSE_ANSWER, writes);
    }

    @Override
    public void loseWrites(int writes) {
        proxy.next(FaultProxy.Fault.LOSE_WRITE, writes);
    }

    @Override
    public void delayWrites(int writes) {
        proxy.next(FaultProxy.Fault.DELAY_WRITE, writes);
    }

    @Override
    public int lateWrites() {
        return proxy.lateWrites();
    }

    @Override
    public void failAnswers(int writes) {
        proxy.next(FaultProxy.Fault.FAIL_ANSWER, writes);
    }

    @Override
    public void failWrites(int writes) {
        proxy.next(FaultProxy.Fault.FAIL_WRITE, writes);
    }

    @Override
    public void close() {
        proxy.close();
        direct.close();
    }

    private final class MongoLogProcess implements LogProcess {
        private final MongoClient client = MongoClients.create(proxy.uri());
        private final EventLog log =
                EventLog.open(client.getDatabase(direct.database().getName()), OPTIONS);

        @Override
        public long append(@Nullable String key, List<KitEvent> unit) throws Refusal {
            List<StoredEvent> events = unit.stream()
                    .map(event -> new StoredEvent(
                            UUID.randomUUID().toString(),
                            "Kit",
                            null,
                            new StoredEvent.Aggregate("Kit", event.aggregateId(), event.sequence()),
                            Instant.EPOCH,
                            "{}",
                            event.payload()))
                    .toList();
            IdempotencyKey named = key == null ? null : new IdempotencyKey("kit", key);
            StoredCommand command = key == null ? null : new StoredCommand("f", "", null);
            try {
                return Appending.await(log.append(new NewUnit(events, named, command)))
                        .first();
            } catch (AppendConflictException conflict) {
                throw new Conflict(conflict);
            } catch (RepeatedKeyException repeated) {
                throw new Repeated(repeated);
            }
        }

        @Override
        public List<KitUnit> read(long from, int atMost) {
            return log.reader()
                    .unitsFrom(from)
                    .limit(atMost)
                    .map(unit -> new KitUnit(
                            unit.position(),
                            unit.events().stream()
                                    .map(LoggedEvent::stored)
                                    .map(MongoLogProcess::kit)
                                    .toList()))
                    .toList();
        }

        @Override
        public List<KitEvent> ofAggregate(String aggregateId) {
            return log.reader()
                    .eventsOf(aggregateId, 0)
                    .map(LoggedEvent::stored)
                    .map(MongoLogProcess::kit)
                    .toList();
        }

        private static KitEvent kit(StoredEvent event) {
            StoredEvent.Aggregate of = event.inAggregate().orElseThrow();
            return new KitEvent(of.id(), of.sequenceNumber(), event.payload());
        }

        @Override
        public void close() {
            log.close();
            client.close();
        }
    }
}
