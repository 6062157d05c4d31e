package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged store that is far larger than the memory of the process that saves what can be read of it. */
class SalvageMemoryTest {
    private static final int BATCHES = 30;
    private static final int IN_A_BATCH = 200;
    private static final int TEXT = 20_000;

    @TempDir
    private Path workspace;

    @Test
    void takes_no_more_memory_than_using_a_store() throws Exception {
        Path folder = workspace.resolve("store");
        Path saved = workspace.resolve("saved");
        fill(folder);
        damage(folder.resolve("trees.mv"));
        Path said = workspace.resolve("said");

        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreTool.class.getName(),
                        "salvage",
                        folder.toString(),
                        saved.toString()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        int ended = process.waitFor();
        assertThat(ended).as(Files.readString(said)).isZero();
        assertThat(Files.readString(said)).contains("cannot be read, and what was in them is lost", "documents saved");
        assertThat(EmbeddedMongo.check(saved)).isEmpty();
        try (EmbeddedMongo server = EmbeddedMongo.open(saved);
                MongoClient client = MongoClients.create(server.uri())) {
            assertThat(things(client).countDocuments())
                    .isBetween(BATCHES * IN_A_BATCH * 9L / 10, BATCHES * IN_A_BATCH - 1L);
        }
        try (var files = Files.list(saved)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("salvage"));
        }
    }

    private static void fill(Path folder) {
        try (EmbeddedMongo server = EmbeddedMongo.open(folder);
                MongoClient client = MongoClients.create(server.uri())) {
            assertThat(things(client).createIndex(Indexes.ascending("code"))).isEqualTo("code_1");
            for (int batch = 0; batch < BATCHES; batch++) {
                int from = batch * IN_A_BATCH;
                List<Document> documents = IntStream.range(from, from + IN_A_BATCH)
                        .mapToObj(id -> new Document("_id", id)
                                .append("code", "code " + id)
                                .append("text", "t".repeat(TEXT)))
                        .toList();
                assertThat(things(client).insertMany(documents).getInsertedIds())
                        .hasSize(IN_A_BATCH);
            }
        }
    }

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase("d").getCollection("things");
    }

    private static void damage(Path trees) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(trees.toFile(), "rw")) {
            byte[] garbage = new byte[5_000];
            new Random(1).nextBytes(garbage);
            file.seek(file.length() / 2);
            file.write(garbage);
        }
    }
}
