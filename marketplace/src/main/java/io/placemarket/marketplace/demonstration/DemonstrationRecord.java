package io.placemarket.marketplace.demonstration;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/**
 * What is remembered of the demonstration: when it was first started, from which seed, and how far its telling came. Kept in the collection
 * {@value #COLLECTION}, so that a start that was interrupted resumes the same region. Blocks.
 */
final class DemonstrationRecord {
    static final String COLLECTION = "demonstration";

    private static final String REGION = "region";
    private static final String SEED = "seed";
    private static final String FIRST_START = "firstStart";
    private static final String DONE = "done";
    private static final String COMPLETE = "complete";

    private final MongoCollection<Document> collection;

    DemonstrationRecord(MongoDatabase database) {
        this.collection = database.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /**
     * How far a region came.
     *
     * @param done batches of steps that are done
     * @param complete whether all are
     */
    record State(long seed, Instant firstStart, int done, boolean complete) {
        State withDone(int batches) {
            return new State(seed, firstStart, batches, complete);
        }

        State completed() {
            return new State(seed, firstStart, done, true);
        }
    }

    /** What was remembered; nothing before the first start. */
    Optional<State> find() {
        return Optional.ofNullable(collection.find(eq("_id", REGION)).first())
                .map(document -> new State(
                        document.getLong(SEED),
                        document.getDate(FIRST_START).toInstant(),
                        document.getInteger(DONE),
                        document.getBoolean(COMPLETE)));
    }

    /** Remembers the first start. */
    State begin(long seed, Instant now) {
        State state = new State(seed, now.truncatedTo(ChronoUnit.MILLIS), 0, false);
        keep(state);
        return state;
    }

    void keep(State state) {
        Document document = new Document("_id", REGION)
                .append(SEED, state.seed())
                .append(FIRST_START, Date.from(state.firstStart()))
                .append(DONE, state.done())
                .append(COMPLETE, state.complete());
        collection.replaceOne(eq("_id", REGION), document, new ReplaceOptions().upsert(true));
    }
}
