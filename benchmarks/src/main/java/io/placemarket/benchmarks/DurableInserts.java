package io.placemarket.benchmarks;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** Documents of 500 bytes with a unique multikey index of three keys each, as the event log's are. */
final class DurableInserts {
    private static final String FILLING = "f".repeat(350);

    private final MongoCollection<RawBsonDocument> documents;
    private final AtomicLong next = new AtomicLong();

    DurableInserts(MongoDatabase database, String collection) {
        database.getCollection(collection).drop();
        documents = database.getCollection(collection, RawBsonDocument.class);
        documents.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
    }

    static RawBsonDocument document(long id) {
        SplittableRandom random = new SplittableRandom(id);
        BsonArray keys = new BsonArray();
        keys.add(new BsonString("a/" + Long.toHexString(random.nextLong()) + "/0000000001"));
        keys.add(new BsonString("e/" + Long.toHexString(id) + "-" + Long.toHexString(random.nextLong())));
        keys.add(new BsonString("k/" + Long.toHexString(random.nextLong())));
        return new RawBsonDocument(
                new BsonDocument("_id", new BsonInt64(id))
                        .append("keys", keys)
                        .append("filling", new BsonString(FILLING)),
                new BsonDocumentCodec());
    }

    void one() {
        boolean acknowledged =
                documents.insertOne(document(next.incrementAndGet())).wasAcknowledged();
        if (!acknowledged) {
            throw new IllegalStateException("an insert was not acknowledged");
        }
    }

    /** Inserts a second, by so many callers who each wait for their reply. */
    double perSecond(int callers, long millis) {
        long start = System.nanoTime();
        long until = start + millis * 1_000_000;
        AtomicLong done = new AtomicLong();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < callers; caller++) {
                all.execute(() -> {
                    while (System.nanoTime() < until) {
                        one();
                        done.incrementAndGet();
                    }
                });
            }
        }
        return done.get() * 1e9 / (System.nanoTime() - start);
    }

    /** The first so many documents, in bulk. */
    void fill(int number) {
        BulkWriter.fill(documents, number);
    }

    /** Milliseconds of the middle one of so many, one after the other. */
    double median(int times) {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long before = System.nanoTime();
            one();
            nanos[i] = System.nanoTime() - before;
        }
        return Latency.millis(nanos, 0.5);
    }
}
