package io.placemarket.benchmarks;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.bson.RawBsonDocument;

/** Inserts in bulk, as something else does meanwhile. */
final class BulkWriter {
    private static final int BATCH = 250;
    private static final long PAUSE = 50_000_000;

    private final MongoCollection<RawBsonDocument> documents;
    private long next = 1;

    BulkWriter(MongoDatabase database) {
        documents = database.getCollection("bulk", RawBsonDocument.class);
        documents.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
    }

    /** The figure of a round, beside which some 5,000 documents a second are written. */
    double beside(Rounds.Round round) throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Thread writing = Thread.ofPlatform().start(() -> {
            while (!stop.get()) {
                next = fill(documents, next, next + BATCH);
                LockSupport.parkNanos(PAUSE);
            }
        });
        try {
            return round.run();
        } finally {
            stop.set(true);
            writing.join();
        }
    }

    static void fill(MongoCollection<RawBsonDocument> documents, int number) {
        for (long from = 1; from <= number; from += BATCH) {
            long unused = fill(documents, from, Math.min(from + BATCH, number + 1L));
        }
    }

    /** Answers where it ended. */
    private static long fill(MongoCollection<RawBsonDocument> documents, long from, long to) {
        List<RawBsonDocument> batch =
                LongStream.range(from, to).mapToObj(DurableInserts::document).toList();
        int stored = documents.insertMany(batch).getInsertedIds().size();
        return from + Math.max(stored, batch.size());
    }
}
