package io.placemarket.benchmarks;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/** Documents in the order of their {@code _id}, three with each value of {@code group}, scattered. */
final class LargeCollection {
    private static final int BATCH = 5_000;
    private static final int IN_A_GROUP = 3;
    private static final int ASKED = 400;

    private final MongoCollection<BsonDocument> documents;
    private final long number;
    private final SplittableRandom random = new SplittableRandom(1);

    LargeCollection(MongoDatabase database, long number) {
        this.documents = database.getCollection("of_" + number, BsonDocument.class);
        this.number = number;
    }

    /** Fills what is missing of it. */
    void fill() {
        documents.createIndex(Indexes.ascending("group"));
        BsonDocument last =
                documents.find().sort(Sorts.descending("_id")).limit(1).first();
        long from = last == null ? 0 : last.getInt64("_id").getValue() + 1;
        List<BsonDocument> batch = new ArrayList<>(BATCH);
        long groups = number / IN_A_GROUP + 1;
        for (long id = from; id < number; id++) {
            batch.add(new BsonDocument("_id", new BsonInt64(id))
                    .append("group", new BsonInt64(id % groups))
                    .append("text", new BsonString("document " + id + " of some length")));
            if (batch.size() == BATCH || id == number - 1) {
                int stored = documents
                        .insertMany(batch, new InsertManyOptions().ordered(false))
                        .getInsertedIds()
                        .size();
                if (stored != batch.size()) {
                    throw new IllegalStateException("not all were stored");
                }
                batch.clear();
            }
        }
    }

    /** Milliseconds of the middle one of some ranges of a hundred. */
    double range() {
        return asked(() -> {
            long from = random.nextLong(number - 100);
            return documents
                            .withDocumentClass(RawBsonDocument.class)
                            .find(Filters.gte("_id", from))
                            .sort(Sorts.ascending("_id"))
                            .limit(100)
                            .batchSize(100)
                            .into(new ArrayList<>())
                            .size()
                    == 100;
        });
    }

    /** Milliseconds of the middle one of some questions for a group. */
    double equality() {
        return asked(() -> {
            long group = random.nextLong(number / IN_A_GROUP);
            return documents
                            .withDocumentClass(RawBsonDocument.class)
                            .find(Filters.eq("group", group))
                            .into(new ArrayList<>())
                            .size()
                    >= IN_A_GROUP - 1;
        });
    }

    private interface Asked {
        boolean rightly();
    }

    private static double asked(Asked question) {
        long[] nanos = new long[ASKED];
        for (int i = 0; i < ASKED; i++) {
            long before = System.nanoTime();
            if (!question.rightly()) {
                throw new IllegalStateException("not what was stored");
            }
            nanos[i] = System.nanoTime() - before;
        }
        return Latency.millis(nanos, 0.5);
    }
}
