package io.placemarket.eventstore;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Optional;
import org.bson.Document;

/** The one document beside a log that says in which format it is written, and whether its heads are signed. */
final class LogFormat {
    private static final int FORMAT = 1;
    private static final String ONE = "log";
    private static final UpdateOptions OR_INSERT = new UpdateOptions().upsert(true);

    private LogFormat() {}

    /**
     * Reads which format it is, by writing it where nobody has.
     *
     * @throws LogUnusableException where a newer version has written the log
     */
    static void check(MongoDatabase bounded, LogOptions options) {
        MongoCollection<Document> formats = bounded.getCollection(options.collection() + "_format");
        try {
            // also where it is there: whoever may not write hears so now, not from the first who wants something
            formats.insertOne(new Document("_id", ONE).append("version", FORMAT));
        } catch (MongoWriteException taken) {
            if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw taken;
            }
        }
        long version = one(formats)
                .map(format -> format.get("version") instanceof Number number ? number.longValue() : Long.MAX_VALUE)
                .orElse(0L);
        if (version > FORMAT) {
            throw new LogUnusableException("The log '" + options.collection()
                    + "' was written by a newer version (format " + version + "; this one knows up to " + FORMAT + ")");
        }
    }

    static void noteSigned(MongoDatabase database, LogOptions options) {
        long unused = Beside.asking(() -> Beside.collection(database, options, "format")
                        .updateOne(Filters.eq("_id", ONE), Updates.set("signed", true), OR_INSERT))
                .getMatchedCount();
    }

    static boolean wasSigned(MongoDatabase database, LogOptions options) {
        return Beside.asking(() -> one(Beside.collection(database, options, "format")))
                .filter(format -> Boolean.TRUE.equals(format.get("signed")))
                .isPresent();
    }

    private static Optional<Document> one(MongoCollection<Document> formats) {
        return formats.find().limit(1).into(new ArrayList<>()).stream().findFirst();
    }
}
