package io.placemarket.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.placemarket.eventstore.conformance.LogProcess;
import io.placemarket.eventstore.conformance.LogStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** This module's log, behind a proxy, for the conformance kit. */
final class MongoLogStore implements LogStore {
    private static final LogOptions OPTIONS =
            LogOptions.defaults().withBounds(Duration.ofSeconds(5), Duration.ofSeconds(30));
    private static final LogOptions IMPATIENT =
            LogOptions.defaults().withBounds(Duration.ofMillis(400), Duration.ofMillis(1_500));

    private final TestDatabase direct = new TestDatabase();
    private final FaultProxy proxy;

    MongoLogStore() throws IOException {
        proxy = new FaultProxy(OPTIONS.collection());
    }

    @Override
    public LogProcess open() {
        return new MongoLogProcess(OPTIONS);
    }

    @Override
    public LogProcess openImpatient() {
        return new MongoLogProcess(IMPATIENT);
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
    public void loseAnswerAndGoAway() {
        proxy.next(FaultProxy.Fault.LOSE_EVERYTHING, 1);
    }

    @Override
    public void away(boolean away) {
        proxy.refuse(away);
    }

    @Override
    public int writes() {
        return proxy.inserts();
    }

    @Override
    public int writesThatMayBeLost() {
        return proxy.weakInserts();
    }

    @Override
    public int roomOfAUnit() {
        return OPTIONS.bytesPerUnit() / 2 + 1;
    }

    @Override
    public void tamper(Tampering how, long position) {
        MongoCollection<Document> raw = direct.database().getCollection(OPTIONS.collection());
        List<Document> from = raw.find(Filters.gte("_id", position))
                .sort(Sorts.ascending("_id"))
                .into(new ArrayList<>());
        switch (how) {
            case CHANGED -> raw.updateOne(Filters.eq("_id", position), Updates.set("events.1.data", "{}"));
            case REMOVED -> raw.deleteOne(Filters.eq("_id", position));
            case REORDERED -> {
                raw.deleteMany(Filters.in("_id", ids(from.subList(0, 2))));
                raw.insertOne(
                        new Document(from.get(0)).append("_id", from.get(1).get("_id")));
                raw.insertOne(
                        new Document(from.get(1)).append("_id", from.get(0).get("_id")));
            }
            case INSERTED -> {
                raw.deleteMany(Filters.in("_id", ids(from)));
                Document forged = new Document(from.getFirst()).append("keys", List.of("e/forged"));
                raw.insertOne(forged);
                from.forEach(unit -> raw.insertOne(new Document(unit).append("_id", unit.getLong("_id") + 2)));
            }
        }
    }

    private static List<Object> ids(List<Document> documents) {
        return documents.stream().map(document -> document.get("_id")).toList();
    }

    @Override
    public void close() {
        proxy.close();
        direct.close();
    }

    private final class MongoLogProcess implements LogProcess {
        private final MongoClient client = MongoClients.create(proxy.uri());
        private final EventLog log;

        MongoLogProcess(LogOptions options) {
            log = EventLog.open(client.getDatabase(direct.database().getName()), options);
        }

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
                throw new Repeated(repeated, repeated.position());
            } catch (UnitTooLargeException large) {
                throw new TooLarge(large);
            } catch (LogUnavailableException away) {
                throw new Unavailable(away);
            } catch (OutcomeUnknownException unknown) {
                throw new Unknown(unknown, unknown.retryable());
            }
        }

        @Override
        public List<KitUnit> read(long from, int atMost) {
            return log.reader()
                    .unitsFrom(from)
                    .limit(atMost)
                    .map(MongoLogProcess::kit)
                    .toList();
        }

        @Override
        public List<KitUnit> readBack(long from, int atMost) {
            return log.reader()
                    .unitsBackFrom(from)
                    .limit(atMost)
                    .map(MongoLogProcess::kit)
                    .toList();
        }

        @Override
        public long positionAt(Instant instant) {
            return log.reader().positionAt(instant);
        }

        @Override
        public Following follow(long from, Consumer<KitUnit> each) {
            return log.tail().from(from).map(MongoLogProcess::kit).subscribe(each)::dispose;
        }

        @Override
        public boolean await(long position, Duration atMost) throws InterruptedException {
            return log.tail().awaitPosition(position, atMost);
        }

        @Override
        public OptionalLong firstBroken() {
            return switch (log.verifier().verify()) {
                case LogVerifier.Finding.Sound sound -> OptionalLong.empty();
                case LogVerifier.Finding.Broken broken -> OptionalLong.of(broken.position());
            };
        }

        private static KitUnit kit(LoggedUnit unit) {
            return new KitUnit(
                    unit.position(),
                    unit.events().stream()
                            .map(LoggedEvent::stored)
                            .map(MongoLogProcess::kit)
                            .toList());
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
