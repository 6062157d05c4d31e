package io.placemarket.edge.database;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.UuidRepresentation;

/** How the market connects: time-outs that tell a person something within ten seconds, and pools a small server can bear. */
final class DatabaseConnection {
    /** Longest wait for a server to be found. */
    private static final int SELECTION_SECONDS = 7;

    private static final int CONNECT_SECONDS = 5;
    /** Longest wait for a connection of the pool. */
    private static final int POOL_WAIT_SECONDS = 10;

    private static final int IDLE_MINUTES = 5;
    /** Two clients a process and a few processes stay below the hundred connections that compatible databases allow. */
    private static final int MOST_CONNECTIONS = 20;

    private final ConnectionString uri;

    /** @throws DatabaseUnavailableException where the address is no MongoDB connection string */
    DatabaseConnection(DatabaseAddress address) {
        try {
            this.uri = new ConnectionString(address.uri());
        } catch (IllegalArgumentException e) {
            // The driver's own message may repeat the password.
            throw new DatabaseUnavailableException(
                    "The database address (PLACEMARKET_MONGODB_URI) is not a MongoDB connection string such as"
                            + " mongodb://host:27017/placemarket.");
        }
    }

    String name() {
        return Optional.ofNullable(uri.getDatabase()).orElse(DatabaseAddress.DEFAULT_NAME);
    }

    MongoClientSettings settings() {
        return MongoClientSettings.builder()
                .applicationName("placemarket")
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(SELECTION_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(MOST_CONNECTIONS)
                        .maxWaitTime(POOL_WAIT_SECONDS, TimeUnit.SECONDS)
                        .maxConnectionIdleTime(IDLE_MINUTES, TimeUnit.MINUTES))
                // Last, so that what the address says wins.
                .applyConnectionString(uri)
                .build();
    }

    /** @throws DatabaseUnavailableException where the database does not answer, or lets nobody in by these credentials */
    void check(MongoClient client) {
        try {
            client.getDatabase(name()).runCommand(new Document("ping", 1));
        } catch (MongoSecurityException e) {
            throw new DatabaseUnavailableException(
                    "The database at " + hosts() + " refuses the user or password of PLACEMARKET_MONGODB_URI.", e);
        } catch (MongoException e) {
            throw new DatabaseUnavailableException(
                    "The database at " + hosts() + " cannot be reached: start it, or correct PLACEMARKET_MONGODB_URI.",
                    e);
        }
    }

    private String hosts() {
        return String.join(", ", uri.getHosts());
    }
}
