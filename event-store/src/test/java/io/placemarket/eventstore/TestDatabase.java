package io.placemarket.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import java.util.UUID;

/** A database of a test's own on the server that PLACEMARKET_TEST_MONGODB_URI names. */
final class TestDatabase implements AutoCloseable {
    private final MongoClient client = MongoClients.create(uri());
    private final MongoDatabase database =
            client.getDatabase("log_" + UUID.randomUUID().toString().substring(0, 13));

    static String uri() {
        return Optional.ofNullable(System.getenv("PLACEMARKET_TEST_MONGODB_URI"))
                .orElse("mongodb://127.0.0.1:27117/");
    }

    MongoDatabase database() {
        return database;
    }

    EventLog open() {
        return open(LogOptions.defaults());
    }

    EventLog open(LogOptions options) {
        return EventLog.open(database, options);
    }

    @Override
    public void close() {
        database.drop();
        client.close();
    }
}
