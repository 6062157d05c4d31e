package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A regular expression that takes more than a thread's stack is refused with a code, and nothing else comes to harm. */
class DeepMatchingTest {
    private static final Document TOO_DEEP = new Document("$regex", "^(a|b)*$");
    private static final int OVERFLOW = 15;

    @TempDir
    private Path workspace;

    @Test
    void it_ends_its_statement_and_leaves_those_before_it_whole() throws IOException {
        Path killed = workspace.resolve("killed");
        Path directory = workspace.resolve("store");
        try (EmbeddedMongo server = EmbeddedMongo.open(directory);
                MongoClient client = MongoClients.create(server.uri())) {
            MongoDatabase database = client.getDatabase("d");
            MongoCollection<Document> things = fill(database);
            Document answer = database.runCommand(new Document("update", "things")
                    .append(
                            "updates",
                            List.of(
                                    new Document("q", new Document("_id", 1))
                                            .append("u", new Document("$set", new Document("a", 5)))
                                            .append("upsert", true),
                                    new Document("q", new Document("_id", 100).append("s", TOO_DEEP))
                                            .append("u", new Document("$set", new Document("z", 1))))));
            assertThat(answer.getList("writeErrors", Document.class))
                    .singleElement()
                    .satisfies(error -> {
                        assertThat(error.getInteger("index")).isEqualTo(1);
                        assertThat(error.getInteger("code")).isEqualTo(OVERFLOW);
                    });
            assertThat(things.updateOne(Filters.eq("_id", 1), Updates.set("b", 1))
                            .getModifiedCount())
                    .isEqualTo(1);
            copy(directory, killed);
        }
        assertThat(EmbeddedMongo.check(killed)).isEmpty();
        try (EmbeddedMongo server = EmbeddedMongo.open(killed);
                MongoClient client = MongoClients.create(server.uri())) {
            assertThat(client.getDatabase("d")
                            .getCollection("things")
                            .find(Filters.eq("a", 5))
                            .hintString("a_1")
                            .first())
                    .isEqualTo(new Document("_id", 1).append("a", 5).append("b", 1));
        }
    }

    @Test
    void it_is_an_answer_to_whoever_reads() {
        try (EmbeddedMongo server = EmbeddedMongo.temporary();
                MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> things = fill(client.getDatabase("d"));
            Document filter = new Document("s", TOO_DEEP);
            assertRefused(() -> things.find(filter).first());
            assertThat(things.countDocuments()).isEqualTo(1);
        }
    }

    private static void assertRefused(Runnable question) {
        assertThatThrownBy(question::run)
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        refused -> assertThat(refused.getErrorCode()).isEqualTo(OVERFLOW));
    }

    private static MongoCollection<Document> fill(MongoDatabase database) {
        MongoCollection<Document> things = database.getCollection("things");
        things.createIndex(Indexes.ascending("a"));
        things.insertOne(new Document("_id", 100).append("s", "ab".repeat(500_000)));
        return things;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
