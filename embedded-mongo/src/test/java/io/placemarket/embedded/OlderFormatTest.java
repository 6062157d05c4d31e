package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store of format 1, whose pages have no checksums: {@code store-of-format-1} was written by the version before them, which stored 40
 * documents, ended, stored 10 more and was killed.
 */
class OlderFormatTest {
    private static final int DOCUMENTS = 50;

    @TempDir
    private Path workspace;

    private Path folder;

    @BeforeEach
    void unpack() throws IOException {
        folder = Files.createDirectories(workspace.resolve("store"));
        for (String name : List.of("format", "journal-000000000000002b", "trees.mv")) {
            try (InputStream file = getClass().getResourceAsStream("/store-of-format-1/" + name)) {
                long copied = Files.copy(Objects.requireNonNull(file), folder.resolve(name));
                assertThat(copied).isPositive();
            }
        }
    }

    @Test
    void is_read_and_written_and_stays_what_it_is() throws IOException {
        try (EmbeddedMongo server = EmbeddedMongo.open(folder);
                MongoClient client = MongoClients.create(server.uri())) {
            assertHolds(places(client), DOCUMENTS);
            assertThat(places(client)
                            .insertOne(new Document("_id", DOCUMENTS).append("keys", List.of("a50", "b50")))
                            .wasAcknowledged())
                    .isTrue();
        }
        assertThat(EmbeddedMongo.check(folder)).isEmpty();
        assertThat(format(folder)).isEqualTo("placemarket-embedded-store 1");
        try (EmbeddedMongo server = EmbeddedMongo.open(folder);
                MongoClient client = MongoClients.create(server.uri())) {
            assertHolds(places(client), DOCUMENTS + 1);
        }
    }

    @Test
    void has_a_journal_of_its_own_once_it_was_opened() throws IOException {
        EmbeddedMongo.open(folder).close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path journal : files.filter(
                            file -> file.getFileName().toString().startsWith("journal-"))
                    .toList()) {
                Files.delete(journal);
            }
        }

        assertThatThrownBy(() -> EmbeddedMongo.open(folder).close())
                .isInstanceOf(EmbeddedMongoException.class)
                .hasMessageContaining("lacks its journal");
    }

    @Test
    void is_of_the_newest_format_once_it_is_compacted() throws IOException {
        EmbeddedMongo.compact(folder);

        assertThat(format(folder)).isEqualTo("placemarket-embedded-store 2");
        assertThat(EmbeddedMongo.check(folder)).isEmpty();
        try (EmbeddedMongo server = EmbeddedMongo.open(folder);
                MongoClient client = MongoClients.create(server.uri())) {
            assertHolds(places(client), DOCUMENTS);
        }
    }

    @Test
    void is_backed_up_into_a_store_of_the_newest_format() throws IOException {
        Path file = workspace.resolve("backup");
        Path restored = workspace.resolve("restored");
        try (EmbeddedMongo server = EmbeddedMongo.open(folder)) {
            server.backup(file);
        }
        EmbeddedMongo.restore(file, restored);

        assertThat(format(restored)).isEqualTo("placemarket-embedded-store 2");
        try (EmbeddedMongo server = EmbeddedMongo.open(restored);
                MongoClient client = MongoClients.create(server.uri())) {
            assertHolds(places(client), DOCUMENTS);
        }
    }

    @Test
    void leaves_no_mark_on_trees_that_are_restored_after_it() throws IOException {
        Path file = workspace.resolve("backup");
        try (EmbeddedMongo server = EmbeddedMongo.open(folder)) {
            server.backup(file);
        }
        Path restored = Files.createDirectories(workspace.resolve("restored"));
        Files.copy(folder.resolve("format"), restored.resolve("format"));
        assertThat(format(restored)).isEqualTo("placemarket-embedded-store 1");
        EmbeddedMongo.restore(file, restored);

        assertThat(format(restored)).isEqualTo("placemarket-embedded-store 2");
    }

    @Test
    void is_saved_by_salvage() {
        assertThat(EmbeddedMongo.salvage(folder, workspace.resolve("saved")))
                .contains("market.places: " + DOCUMENTS + " documents saved.");
    }

    @Test
    void there_was_none_before_the_first() throws IOException {
        Files.writeString(folder.resolve("format"), "placemarket-embedded-store 0\n");

        assertThatThrownBy(() -> EmbeddedMongo.open(folder).close())
                .isInstanceOf(EmbeddedMongoException.class)
                .hasMessageContaining("does not name a format that this version knows");
    }

    private static MongoCollection<Document> places(MongoClient client) {
        return client.getDatabase("market").getCollection("places");
    }

    private static void assertHolds(MongoCollection<Document> places, int documents) {
        assertThat(places.countDocuments()).isEqualTo(documents);
        for (int id = 0; id < DOCUMENTS; id++) {
            assertThat(places.find(Filters.eq("keys", "b" + id)).first())
                    .isEqualTo(new Document("_id", id)
                            .append("keys", List.of("a" + id, "b" + id))
                            .append("ward", "ward " + id % 4)
                            .append("weeks", id));
        }
        assertThat(places.find(Filters.eq("ward", "ward 1")).first()).containsEntry("weeks", 49);
    }

    private static String format(Path folder) throws IOException {
        return Files.readString(folder.resolve("format")).strip();
    }
}
