package io.placemarket.eventstore;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.placemarket.embedded.EmbeddedMongo;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.LoggerFactory;

/**
 * A database of a test's own: on the server that PLACEMARKET_TEST_MONGODB_URI names, else on the embedded store, which all
 * tests of a JVM share.
 */
final class TestDatabase implements AutoCloseable {
    private final MongoClient client = MongoClients.create(uri());
    private final MongoDatabase database =
            client.getDatabase("log_" + UUID.randomUUID().toString().substring(0, 13));

    static String uri() {
        return Server.URI;
    }

    static ServerAddress address() {
        return new ServerAddress(new ConnectionString(uri()).getHosts().getFirst());
    }

    MongoClient client() {
        return client;
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

    /** Chosen once a JVM. */
    private static final class Server {
        private static final String URI = choose();

        private static String choose() {
            Optional<String> named = Optional.ofNullable(System.getenv("PLACEMARKET_TEST_MONGODB_URI"));
            if (named.isPresent()) {
                LoggerFactory.getLogger(TestDatabase.class).info("Tests run on {}", named.get());
                return named.get();
            }
            LoggerFactory.getLogger(TestDatabase.class)
                    .info("PLACEMARKET_TEST_MONGODB_URI is not set: tests run on the embedded store");
            EmbeddedMongo embedded = EmbeddedMongo.temporary();
            Runtime.getRuntime().addShutdownHook(new Thread(embedded::close));
            return embedded.uri();
        }
    }
}
