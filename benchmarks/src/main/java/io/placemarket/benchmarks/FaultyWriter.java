package io.placemarket.benchmarks;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bson.Document;

/** Writes documents of its own, and remembers of each which revision was acknowledged and which is on its way. Revision 0: there is none. */
final class FaultyWriter {
    private static final int DOCUMENTS = 1_000;
    private static final int MOST_AT_ONCE = 20;

    /** Finds every document by its keys. */
    static final Document KEYS_OF_ALL = new Document("keys", new Document("$regex", "^own/"));

    private final int first;
    private final Random random;
    private final Map<Integer, Long> acknowledged = new TreeMap<>();
    private final Map<Integer, Long> onTheirWay = new TreeMap<>();
    private final List<String> denied = new ArrayList<>();
    private long revision;
    private int told;

    FaultyWriter(int number, long seed) {
        this.first = number * DOCUMENTS;
        this.random = new Random(seed);
    }

    static MongoCollection<Document> collection(MongoDatabase database) {
        return database.getCollection("things").withWriteConcern(KillCycles.durable());
    }

    /** What a revision of a document looks like: the oracle knows every byte. */
    static Document document(int id, long revision) {
        Random content = new Random(id * 1_000_003L + revision);
        return new Document("_id", id)
                .append("revision", revision)
                .append("keys", List.of("own/" + id, "r/" + revision + "/" + id, "h/" + content.nextLong()))
                .append("kind", "k" + content.nextInt(7))
                .append("body", "b".repeat(content.nextInt(1_500)) + content.nextInt());
    }

    void writeUntilItFails(String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            MongoCollection<Document> things = collection(client.getDatabase("faults"));
            while (true) {
                step(things);
            }
        } catch (MongoException killed) {
            // the server is gone, and this writer's last step is in doubt
        }
    }

    private void step(MongoCollection<Document> things) {
        int id = first + random.nextInt(DOCUMENTS);
        boolean there = acknowledged.getOrDefault(id, 0L) > 0;
        if (!there) {
            insert(things, id);
        } else if (random.nextInt(4) == 0) {
            onTheirWay.put(id, 0L);
            long deleted = things.deleteOne(Filters.eq("_id", id)).getDeletedCount();
            arrived(deleted == 1);
        } else {
            replace(things, id, random.nextInt(3));
        }
    }

    /** As many as are missing in a row. */
    private void insert(MongoCollection<Document> things, int from) {
        List<Document> batch = new ArrayList<>();
        int most = 1 + random.nextInt(MOST_AT_ONCE);
        for (int id = from; id < first + DOCUMENTS && batch.size() < most; id++) {
            if (acknowledged.getOrDefault(id, 0L) > 0) {
                break;
            }
            batch.add(next(id));
        }
        int inserted = things.insertMany(batch).getInsertedIds().size();
        arrived(inserted == batch.size());
    }

    private void replace(MongoCollection<Document> things, int id, int way) {
        Document next = next(id);
        boolean found = switch (way) {
            case 0 ->
                things.replaceOne(Filters.eq("_id", id), next, new ReplaceOptions().upsert(true))
                                .getMatchedCount()
                        == 1;
            case 1 ->
                things.findOneAndReplace(Filters.eq("keys", "own/" + id), next, new FindOneAndReplaceOptions()) != null;
            default ->
                things.updateOne(Filters.eq("_id", id), new Document("$set", withoutId(next)))
                                .getMatchedCount()
                        == 1;
        };
        arrived(found);
    }

    private static Document withoutId(Document document) {
        Document fields = new Document(document);
        fields.remove("_id");
        return fields;
    }

    private Document next(int id) {
        onTheirWay.put(id, ++revision);
        return document(id, revision);
    }

    private void arrived(boolean asExpected) {
        if (!asExpected) {
            denied.add("while writing " + onTheirWay);
        }
        acknowledged.putAll(onTheirWay);
        told += onTheirWay.size();
        onTheirWay.clear();
    }

    int takeAcknowledged() {
        int taken = told;
        told = 0;
        return taken;
    }

    /** Compares what is stored with what was told; what is found counts from now on. */
    void judge(List<Document> found, FaultCount count) {
        Map<Integer, Long> stored = new TreeMap<>();
        for (Document document : found) {
            int id = document.getInteger("_id");
            if (id >= first && id < first + DOCUMENTS) {
                long its = document.getLong("revision");
                stored.put(id, its);
                if (!document.equals(document(id, its))) {
                    count.halve(document);
                }
            }
        }
        for (int id = first; id < first + DOCUMENTS; id++) {
            long now = stored.getOrDefault(id, 0L);
            long told = acknowledged.getOrDefault(id, 0L);
            boolean mayBe = now == told || now == onTheirWay.getOrDefault(id, told);
            if (!mayBe) {
                count.lose(id, told, "revision " + now);
            }
        }
        denied.forEach(step -> count.lose(first, revision, step));
        denied.clear();
        acknowledged.clear();
        acknowledged.putAll(stored);
        onTheirWay.clear();
    }
}
