package io.placemarket.eventstore;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.BsonDateTime;
import org.bson.Document;

/** The collections that stand beside a log: as durable as the log itself, and as bounded in time. */
final class Beside {
    private Beside() {}

    static MongoCollection<Document> collection(MongoDatabase database, LogOptions options, String suffix) {
        return database.getCollection(options.collection() + "_" + suffix)
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

    /** What the database answers; a log that is away is told as such, whatever it was asked. */
    static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoException e) {
            throw new LogUnavailableException("The log's database does not answer", e);
        }
    }
}
