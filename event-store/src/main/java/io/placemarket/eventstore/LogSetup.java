package io.placemarket.eventstore;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.connection.ServerDescription;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/** Makes what a log needs before it is used, and refuses in one sentence what cannot be used. */
final class LogSetup {
    private LogSetup() {}

    static void prepare(MongoDatabase database, LogOptions options) {
        MongoDatabase bounded = database.withTimeout(options.operationTimeout().toMillis() * 2, TimeUnit.MILLISECONDS);
        preparing(database, options.collection(), () -> {
            LogFormat.check(bounded, options);
            String unused = bounded.getCollection(options.collection())
                    .createIndex(
                            Indexes.ascending("keys"),
                            new IndexOptions().unique(true).name(LogCollection.KEYS_INDEX));
        });
    }

    /** Does what an index or a right may be missing for. */
    static void preparing(MongoDatabase database, String collection, Runnable steps) {
        try {
            steps.run();
        } catch (MongoSecurityException e) {
            throw new LogUnusableException("The log's database refused the user name or password", e);
        } catch (MongoServerException e) {
            String why = e instanceof MongoCommandException refused ? refused.getErrorMessage() : e.getMessage();
            throw new LogUnusableException("The log '" + collection + "' cannot be prepared: " + why, e);
        } catch (MongoIncompatibleDriverException e) {
            throw tooOld(database, e);
        } catch (MongoTimeoutException | MongoSocketException e) {
            throw new LogUnusableException(
                    "The log's database '" + database.getName() + "' cannot be reached: no server answered in time", e);
        } catch (MongoException e) {
            throw new LogUnusableException(
                    "The log's database '" + database.getName() + "' cannot be used: " + e.getMessage(), e);
        }
    }

    /** The driver itself refuses what is older than we need. */
    private static LogUnusableException tooOld(MongoDatabase database, MongoIncompatibleDriverException e) {
        String wire = e.getClusterDescription().getServerDescriptions().stream()
                .map(ServerDescription::getMaxWireVersion)
                .min(Comparator.naturalOrder())
                .map(version -> " (wire version " + version + ")")
                .orElse("");
        return new LogUnusableException(
                "The log's database '" + database.getName() + "' is too old" + wire
                        + ": MongoDB 4.2 or newer is needed",
                e);
    }
}
