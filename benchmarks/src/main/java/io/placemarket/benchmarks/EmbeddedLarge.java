package io.placemarket.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** Far more data than heap: fills a store, asks and changes at random, kills it, and looks whether everything is there and right. */
final class EmbeddedLarge {
    private static final int BYTES = 4_000;
    private static final int BATCH = 250;
    private static final int KINDS = 1_000;
    private static final int ASKED = 20_000;

    private final Path directory;
    private final int documents;
    private final int heapMegabytes;
    private final SplittableRandom random = new SplittableRandom(1);
    private final BitSet changed = new BitSet();
    private long mostHeap;
    private long wrong;

    /**
     * With a folder that does not hold a store yet.
     *
     * @param megabytes of documents, 1 or more
     * @param heapMegabytes of the store's process
     */
    EmbeddedLarge(Path directory, int megabytes, int heapMegabytes) {
        this.directory = directory;
        this.documents = Math.max(KINDS, (int) (megabytes * 1_000_000L / BYTES));
        this.heapMegabytes = heapMegabytes;
    }

    /** True if every document was there and right. */
    boolean run() throws Exception {
        serve(true);
        Process opened = serve(false);
        System.out.printf(
                "%,d documents of %,d bytes, %,d MB of files; live heap at most %d of %d MB; %d wrong or missing: %s%n",
                documents, BYTES, megabytes(), mostHeap, heapMegabytes, wrong, wrong == 0 ? "held" : "NOT HELD");
        return wrong == 0 && opened.exitValue() != 0;
    }

    /** One life of the store, which ends with its being killed. */
    private Process serve(boolean filling) throws Exception {
        long start = System.nanoTime();
        Process server = Child.process(SoakServer.class, List.of("-Xmx" + heapMegabytes + "m"), directory.toString());
        try (BufferedReader output = server.inputReader();
                OutputStream input = server.getOutputStream();
                MongoClient client = MongoClients.create(output.readLine())) {
            System.out.printf("open after %d ms%n", (System.nanoTime() - start) / 1_000_000);
            MongoCollection<BsonDocument> large = client.getDatabase("large")
                    .getCollection("documents", BsonDocument.class)
                    .withWriteConcern(KillCycles.durable());
            if (filling) {
                large.createIndex(Indexes.compoundIndex(Indexes.ascending("kind"), Indexes.descending("order")));
                fill(large, input, output);
            } else {
                wrong += large.countDocuments() == documents ? 0 : 1;
            }
            ask(large);
            noteHeap(input, output);
        } finally {
            server.destroyForcibly();
        }
        server.waitFor();
        return server;
    }

    private void fill(MongoCollection<BsonDocument> large, OutputStream input, BufferedReader output)
            throws IOException {
        List<BsonDocument> batch = new ArrayList<>(BATCH);
        int shown = Math.max(BATCH, documents / 10 / BATCH * BATCH);
        long start = System.nanoTime();
        for (int id = 0; id < documents; id++) {
            batch.add(document(id));
            if (batch.size() == BATCH || id == documents - 1) {
                if (large.insertMany(batch).getInsertedIds().size() != batch.size()) {
                    throw new IOException("Not all documents were stored");
                }
                batch.clear();
            }
            if ((id + 1) % shown == 0) {
                noteHeap(input, output);
                System.out.printf(
                        "%,d documents, %,d MB of files, live heap at most %d MB, %.1f MB/s%n",
                        id + 1, megabytes(), mostHeap, (id + 1.0) * BYTES * 1_000 / (System.nanoTime() - start));
            }
        }
    }

    private void ask(MongoCollection<BsonDocument> large) {
        long start = System.nanoTime();
        for (int i = 0; i < ASKED; i++) {
            int id = random.nextInt(documents);
            switch (random.nextInt(4)) {
                case 0 -> {
                    changed.set(id);
                    large.replaceOne(Filters.eq("_id", id), document(id), new ReplaceOptions().upsert(true));
                }
                case 1 ->
                    judge(large.find(Filters.gte("_id", id))
                            .sort(Sorts.ascending("_id"))
                            .limit(20));
                case 2 ->
                    judge(large.find(Filters.eq("kind", id % KINDS))
                            .sort(Sorts.descending("order"))
                            .limit(20));
                default -> judge(large.find(Filters.eq("_id", id)));
            }
        }
        System.out.printf("%,.0f random questions and changes a second%n", ASKED * 1e9 / (System.nanoTime() - start));
    }

    /** Nothing found is wrong too. */
    private void judge(Iterable<BsonDocument> found) {
        boolean some = false;
        for (BsonDocument document : found) {
            some = true;
            wrong += document.equals(document(document.getInt32("_id").getValue())) ? 0 : 1;
        }
        wrong += some ? 0 : 1;
    }

    /** What a document must be: known from its id, and whether it was changed. */
    private BsonDocument document(int id) {
        byte[] body = new byte[BYTES - 70];
        new java.util.Random(changed.get(id) ? ~id : id).nextBytes(body);
        return new BsonDocument("_id", new BsonInt32(id))
                .append("kind", new BsonInt32(id % KINDS))
                .append("order", new BsonInt32(id / KINDS))
                .append("body", new BsonBinary(body));
    }

    private void noteHeap(OutputStream input, BufferedReader output) throws IOException {
        input.write('\n');
        input.flush();
        mostHeap = Math.max(mostHeap, Long.parseLong(output.readLine().split(" ", 2)[0]));
    }

    private long megabytes() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum() >> 20;
        }
    }
}
