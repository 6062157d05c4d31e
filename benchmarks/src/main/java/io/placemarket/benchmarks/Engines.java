package io.placemarket.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LogOptions;
import io.placemarket.eventstore.LogTransactionManager;
import io.placemarket.eventstore.MongoEventStorageEngine;
import io.placemarket.eventstore.NamedTypeSerializer;
import io.placemarket.eventstore.NamedTypes;
import java.util.UUID;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;

/** A server, a database of the run's own on it, and the engines that are compared. */
final class Engines implements AutoCloseable {
    static final NamedTypeSerializer SERIALIZER = NamedTypeSerializer.of(
            NamedTypes.builder().add(Tally.Counted.class, "Counted").build());

    private final String uri;
    private final MongoClient client;
    private final String database = "bench_" + UUID.randomUUID().toString().substring(0, 8);

    Engines(String uri) {
        this.uri = uri;
        this.client = MongoClients.create(uri);
    }

    String uri() {
        return uri;
    }

    MongoClient client() {
        return client;
    }

    String database() {
        return database;
    }

    EventLog log(String collection) {
        return EventLog.open(client.getDatabase(database), LogOptions.defaults().withCollection(collection));
    }

    static CommandLoad ours(EventLog log) {
        return new CommandLoad(MongoEventStorageEngine.on(log, SERIALIZER), new LogTransactionManager(log));
    }

    static CommandLoad inMemory() {
        return new CommandLoad(new InMemoryEventStorageEngine(), NoTransactionManager.instance());
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
        return new CommandLoad(engine, NoTransactionManager.instance());
    }

    @Override
    public void close() {
        client.getDatabase(database).drop();
        client.close();
    }
}
