package io.placemarket.edge.database;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The database's clients, blocking and reactive, and the clock. */
@AutoConfiguration
public class DatabaseAutoConfiguration {
    /** The property that names the database; in the environment {@code PLACEMARKET_MONGODB_URI}. */
    public static final String URI = "placemarket.mongodb.uri";

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    DatabaseAddress databaseAddress(Environment environment) {
        String uri = environment.getProperty(URI, "").strip();
        if (uri.isEmpty()) {
            throw new DatabaseUnavailableException("No database is named: set PLACEMARKET_MONGODB_URI to a MongoDB"
                    + " connection string such as mongodb://host:27017/placemarket.");
        }
        return new DatabaseAddress(uri);
    }

    @Bean
    DatabaseConnection databaseConnection(DatabaseAddress address) {
        return new DatabaseConnection(address);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    MongoClient mongoClient(DatabaseConnection connection) {
        MongoClient client = MongoClients.create(connection.settings());
        try {
            connection.check(client);
        } catch (DatabaseUnavailableException e) {
            client.close();
            throw e;
        }
        return client;
    }

    @Bean
    @ConditionalOnMissingBean
    MongoDatabase mongoDatabase(MongoClient client, DatabaseConnection connection) {
        return client.getDatabase(connection.name());
    }

    /** Takes the blocking client too, which has seen that the database answers. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    com.mongodb.reactivestreams.client.MongoClient reactiveMongoClient(
            DatabaseConnection connection, MongoClient answering) {
        return com.mongodb.reactivestreams.client.MongoClients.create(connection.settings());
    }

    @Bean
    @ConditionalOnMissingBean
    com.mongodb.reactivestreams.client.MongoDatabase reactiveMongoDatabase(
            com.mongodb.reactivestreams.client.MongoClient client, DatabaseConnection connection) {
        return client.getDatabase(connection.name());
    }
}
