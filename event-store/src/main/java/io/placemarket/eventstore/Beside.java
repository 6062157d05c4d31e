package io.placemarket.eventstore;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.bson.BsonDateTime;
import org.bson.Document;

/** The collections that stand beside a log: as durable as the log itself, and as bounded in time. */
final class Beside {
    private static final long PAUSE_NANOS = 50_000_000;

    private Beside() {}

    static MongoCollection<Document> collection(MongoDatabase database, LogOptions options, String suffix) {
        return database.getCollection(options.collection() + "_" + suffix)
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withTimeout(options.operationTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    static BsonDateTime date(Instant instant) {
        return new BsonDateTime(instant.toEpochMilli());
    }

    static Instant instant(Document document, String field) {
        return Instant.ofEpochMilli(document.toBsonDocument().getDateTime(field).getValue());
    }

    /** Asks again while the log is away, as long as its outcome is pursued; blocks. */
    static void insisting(LogOptions options, Runnable write) {
        long since = System.nanoTime();
        while (true) {
            try {
                write.run();
                return;
            } catch (LogUnavailableException away) {
                LockSupport.parkNanos(PAUSE_NANOS);
                if (System.nanoTime() - since > options.outcomeBound().toNanos()) {
                    throw away;
                }
            }
        }
    }

    /** What the database answers; a log that is away is told as such, whatever it was asked. */
    static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoException e) {
            throw new LogUnavailableException("The log's database does not answer", e);
        }
    }
}
