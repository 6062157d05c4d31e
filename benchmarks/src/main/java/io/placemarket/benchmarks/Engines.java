package io.placemarket.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LogOptions;
import io.placemarket.eventstore.LogTransactionManager;
import io.placemarket.eventstore.MongoEventStorageEngine;
import io.placemarket.eventstore.NamedTypeSerializer;
import io.placemarket.eventstore.NamedTypes;
import io.placemarket.eventstore.UnchainedLog;
import java.util.UUID;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;

/** A server, a database of the run's own on it, and the engines that are compared. */
final class Engines implements AutoCloseable {
    static final NamedTypeSerializer SERIALIZER = NamedTypeSerializer.of(
            NamedTypes.builder().add(Tally.Counted.class, "Counted").build());

    private final String uri;
    private final int aggregates;
    private final MongoClient client;
    private final String database = "bench_" + UUID.randomUUID().toString().substring(0, 8);

    private final boolean kept;

    private Engines(String uri, int aggregates, boolean kept) {
        this.aggregates = aggregates;
        this.uri = uri;
        this.client = MongoClients.create(uri);
        this.kept = kept;
    }

    /** On a database that is dropped at the end. */
    static Engines on(String uri, int aggregates) {
        return new Engines(uri, aggregates, false);
    }

    /** On a database that stays, so that its size can be seen. */
    static Engines kept(String uri, int aggregates) {
        return new Engines(uri, aggregates, true);
    }

    String uri() {
        return uri;
    }

    String database() {
        return database;
    }

    MongoDatabase mongo() {
        return client.getDatabase(database);
    }

    int aggregates() {
        return aggregates;
    }

    EventLog log(String collection) {
        return EventLog.open(mongo(), LogOptions.defaults().withCollection(collection));
    }

    /** A log that cannot be proved, to see what the proof costs. */
    EventLog unchained(String collection) {
        return UnchainedLog.open(mongo(), LogOptions.defaults().withCollection(collection));
    }

    CommandLoad ours(EventLog log) {
        return new CommandLoad(
                MongoEventStorageEngine.on(log, SERIALIZER), new LogTransactionManager(log), aggregates, "tally-");
    }

    CommandLoad inMemory() {
        return inMemory(new KeptAggregates());
    }

    /** With aggregates that another one made: the engine looks through all it has for each it does not know. */
    CommandLoad inMemory(KeptAggregates kept) {
        return new CommandLoad(
                new InMemoryEventStorageEngine(), NoTransactionManager.instance(), aggregates, "tally-", kept);
    }

    @SuppressWarnings("deprecation") // its successor needs Spring
    CommandLoad stock() {
        org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine engine =
                org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine.builder()
                        .mongoTemplate(DefaultMongoTemplate.builder()
                                .mongoDatabase(client, database)
                                .domainEventsCollectionName("stock")
                                .build())
                        .eventSerializer(SERIALIZER)
                        .snapshotSerializer(SERIALIZER)
                        .build();
        engine.ensureIndexes();
        return new CommandLoad(engine, NoTransactionManager.instance(), aggregates, "tally-");
    }

    @Override
    public void close() {
        if (!kept) {
            mongo().drop();
        }
        client.close();
    }
}
