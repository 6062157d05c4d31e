package io.placemarket.benchmarks;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** What the driver can do with the same documents, the same index and the same durability, and nothing else to do. */
final class RawDriver {
    private final MongoCollection<RawBsonDocument> raw;
    private final List<BsonDocument> samples;
    private long next = 1;

    /** Takes documents of the log as its samples. */
    RawDriver(MongoDatabase database, String logCollection) {
        samples = database.getCollection(logCollection, BsonDocument.class)
                .find()
                .sort(Sorts.ascending("_id"))
                .limit(200)
                .batchSize(200)
                .into(new ArrayList<>());
        raw = database.getCollection("raw", RawBsonDocument.class)
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        raw.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
    }

    /** Documents a second, in ordered inserts of so many, until so many milliseconds were spent inserting. */
    double insert(int batch, long millis) {
        long spent = 0;
        long done = 0;
        while (spent < millis * 1_000_000) {
            List<RawBsonDocument> documents = nextBatch(batch);
            long before = System.nanoTime();
            raw.insertMany(documents, new InsertManyOptions().ordered(true));
            spent += System.nanoTime() - before;
            done += batch;
        }
        return done * 1e9 / spent;
    }

    /** Nanoseconds of each of so many inserts of one document. */
    long[] insertOneByOne(int number) {
        long[] times = new long[number];
        for (int i = 0; i < number; i++) {
            List<RawBsonDocument> one = nextBatch(1);
            long before = System.nanoTime();
            raw.insertMany(one);
            times[i] = System.nanoTime() - before;
        }
        return times;
    }

    private List<RawBsonDocument> nextBatch(int batch) {
        List<RawBsonDocument> documents = new ArrayList<>(batch);
        for (int i = 0; i < batch; i++) {
            BsonDocument sample = samples.get((int) (next % samples.size())).clone();
            sample.put("_id", new BsonInt64(next));
            BsonArray keys = new BsonArray();
            for (int key = 0; key < sample.getArray("keys").size(); key++) {
                String like = sample.getArray("keys").get(key).asString().getValue();
                keys.add(new BsonString(like + "/" + next));
            }
            sample.put("keys", keys);
            documents.add(new RawBsonDocument(sample, new BsonDocumentCodec()));
            next++;
        }
        return documents;
    }

    /** Events a second of reading a log's documents in order, page by page, without looking into them. */
    static double read(MongoDatabase database, String logCollection, long head) {
        MongoCollection<RawBsonDocument> log =
                database.getCollection(logCollection, RawBsonDocument.class).withReadConcern(ReadConcern.MAJORITY);
        long start = System.nanoTime();
        long position = 1;
        while (position <= head) {
            List<RawBsonDocument> page = log.find(Filters.gte("_id", position))
                    .sort(Sorts.ascending("_id"))
                    .limit(256)
                    .batchSize(256)
                    .into(new ArrayList<>());
            RawBsonDocument last = page.getLast();
            position = last.getInt64("_id").getValue() + last.getInt32("n").getValue();
        }
        return head * 1e9 / (System.nanoTime() - start);
    }
}
