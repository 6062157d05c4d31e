package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process keeps the store and is killed at random instants, as with kill -9; this one remembers what it acknowledged. */
class KilledProcessTest {
    private static final int CYCLES = Integer.getInteger("embedded.kill.cycles", 20);
    private static final int WRITERS = 4;

    @Test
    void what_was_acknowledged_is_there_with_all_its_index_entries(@TempDir Path workspace) throws IOException {
        long seed = Long.getLong("embedded.seed", System.nanoTime());
        Random random = new Random(seed);
        Path directory = workspace.resolve("store");
        List<List<Document>> acknowledged = new ArrayList<>();
        AtomicInteger[] counted = new AtomicInteger[WRITERS];
        for (int i = 0; i < WRITERS; i++) {
            acknowledged.add(new ArrayList<>());
            counted[i] = new AtomicInteger();
        }
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            int before = acknowledged.stream().mapToInt(List::size).sum();
            ChildServer server = ChildServer.start(directory, Files.createDirectories(workspace.resolve("c" + cycle)));
            try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
                for (int writer = 0; writer < WRITERS; writer++) {
                    int number = writer;
                    long writerSeed = random.nextLong();
                    writers.execute(() -> write(
                            server.uri(), number, new Random(writerSeed), acknowledged.get(number), counted[number]));
                }
                int enough = before + 20 + random.nextInt(500);
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> size(acknowledged) >= enough);
                server.kill();
            }
            verify(directory, acknowledged, counted, "seed " + seed + ", cycle " + cycle);
        }
    }

    private static int size(List<List<Document>> acknowledged) {
        return acknowledged.stream().mapToInt(KilledProcessTest::locked).sum();
    }

    private static int locked(List<Document> documents) {
        synchronized (documents) {
            return documents.size();
        }
    }

    private static void write(
            String uri, int writer, Random random, List<Document> acknowledged, AtomicInteger counted) {
        try (MongoClient client = MongoClients.create(uri)) {
            MongoDatabase database = client.getDatabase("market").withWriteConcern(WriteConcern.JOURNALED);
            MongoCollection<Document> log = database.getCollection("log");
            log.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
            log.createIndex(Indexes.ascending("kind", "size"));
            MongoCollection<Document> counters = database.getCollection("counters");
            while (true) {
                List<Document> batch = new ArrayList<>();
                for (int i = 0; i <= random.nextInt(20); i++) {
                    batch.add(unit(writer, locked(acknowledged) + i, random));
                }
                log.insertMany(batch);
                synchronized (acknowledged) {
                    acknowledged.addAll(batch);
                }
                counters.updateOne(Filters.eq("_id", writer), Updates.inc("n", 1), new UpdateOptions().upsert(true));
                counted.incrementAndGet();
            }
        } catch (MongoException e) {
            // the server was killed, or an unacknowledged batch of the last cycle stands in the way: this writer is
            // done
        }
    }

    private static Document unit(int writer, int number, Random random) {
        String id = writer + "/" + number + "/" + random.nextInt();
        return new Document("_id", id)
                .append("keys", List.of("a/" + id, "e/" + random.nextLong()))
                .append("kind", "k" + random.nextInt(5))
                .append("size", random.nextInt(1000))
                .append("body", "b".repeat(random.nextInt(3000)));
    }

    private static void verify(
            Path directory, List<List<Document>> acknowledged, AtomicInteger[] counted, String where) {
        try (EmbeddedMongo server = EmbeddedMongo.open(directory);
                MongoClient client = MongoClients.create(server.uri())) {
            MongoDatabase database = client.getDatabase("market");
            MongoCollection<Document> log = database.getCollection("log");
            for (List<Document> documents : acknowledged) {
                for (Document document : documents) {
                    String key = document.getList("keys", String.class).getFirst();
                    assertThat(log.find(Filters.eq("keys", key)).first())
                            .as(where)
                            .isEqualTo(document);
                }
            }
            for (String collection : List.of("log", "counters")) {
                Document checked = database.runCommand(new Document("validate", collection));
                assertThat(checked.getList("errors", String.class)).as(where).isEmpty();
            }
            for (int writer = 0; writer < counted.length; writer++) {
                Document counter = database.getCollection("counters")
                        .find(Filters.eq("_id", writer))
                        .first();
                int stored = counter == null ? 0 : counter.getInteger("n");
                assertThat(stored).as(where).isGreaterThanOrEqualTo(counted[writer].get());
                counted[writer].set(stored);
            }
        }
    }
}
