package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it builds an index and others write to the collection. */
class KilledIndexBuildTest {
    private static final int DOCUMENTS = 60_000;
    private static final int ENOUGH = 5;

    @Test
    void has_the_whole_index_or_none_and_builds_it_again(@TempDir Path workspace) throws IOException {
        Path directory = workspace.resolve("store");
        try (ChildServer server = ChildServer.start(directory, Files.createDirectories(workspace.resolve("one")))) {
            fill(server.uri());
            AtomicInteger written = new AtomicInteger();
            CompletableFuture<Boolean> build = CompletableFuture.supplyAsync(() -> build(server.uri()));
            write(server, written, build);
            assertThat(build.join()).as("built before the kill").isFalse();
            assertThat(written.get()).as("writes beside the builder").isGreaterThanOrEqualTo(ENOUGH);
        }
        try (EmbeddedMongo again = EmbeddedMongo.open(directory);
                MongoClient client = MongoClients.create(again.uri())) {
            MongoCollection<Document> places = places(client);
            assertThat(places.listIndexes()).hasSize(1);
            // gets the number of the tree that was left half built
            assertThat(places.createIndex(Indexes.ascending("other"))).isEqualTo("other_1");
            assertThat(places.createIndex(Indexes.ascending("code"))).isEqualTo("code_1");
            assertThat(places.countDocuments(Filters.gte("code", "code "))).isEqualTo(DOCUMENTS);
            Document checked = client.getDatabase("market").runCommand(new Document("validate", "places"));
            assertThat(checked.getList("errors", String.class)).isEmpty();
        }
        assertThat(EmbeddedMongo.check(directory)).isEmpty();
    }

    private static void fill(String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            for (int from = 0; from < DOCUMENTS; from += 5_000) {
                List<Document> batch = IntStream.range(from, from + 5_000)
                        .mapToObj(id -> new Document("_id", id).append("code", "code " + id))
                        .toList();
                assertThat(places(client).insertMany(batch).getInsertedIds()).hasSize(batch.size());
            }
        }
    }

    private static boolean build(String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            return places(client).createIndex(Indexes.ascending("code")).equals("code_1");
        } catch (MongoException killed) {
            return false;
        }
    }

    /** Kills the server when a few writes were acknowledged and the index is not there yet. */
    private static void write(ChildServer server, AtomicInteger written, CompletableFuture<Boolean> build) {
        try (MongoClient client = MongoClients.create(server.uri())) {
            MongoDatabase database = client.getDatabase("market");
            assertThat(database.runCommand(new Document("ping", 1)).getDouble("ok"))
                    .isEqualTo(1.0);
            while (written.get() < ENOUGH && !build.isDone()) {
                String code = "code changed " + written.get();
                Document change = new Document("$set", new Document("code", code));
                assertThat(places(client)
                                .updateOne(Filters.eq("_id", written.get()), change)
                                .getModifiedCount())
                        .isEqualTo(1);
                written.incrementAndGet();
            }
        }
        server.kill();
    }

    private static MongoCollection<Document> places(MongoClient client) {
        return client.getDatabase("market").getCollection("places");
    }
}
