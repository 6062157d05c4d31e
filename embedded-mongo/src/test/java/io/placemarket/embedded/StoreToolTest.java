package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person can do to a store from a command line. */
class StoreToolTest {
    private static final int DOCUMENTS = 3_000;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path workspace;

    private Path folder;

    @BeforeEach
    void fill() {
        folder = workspace.resolve("store");
        try (EmbeddedMongo server = EmbeddedMongo.open(folder);
                MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> things = things(client);
            things.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
            things.insertMany(IntStream.range(0, DOCUMENTS)
                    .mapToObj(i -> new Document("_id", i)
                            .append("keys", List.of("a" + i, "b" + i))
                            .append("text", "t".repeat(300)))
                    .toList());
        }
    }

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase("d").getCollection("things");
    }

    private int run(String... words) {
        return StoreTool.run(List.of(words), new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private void damage(double where, int bytes) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("trees.mv").toFile(), "rw")) {
            byte[] garbage = new byte[bytes];
            new Random(1).nextBytes(garbage);
            file.seek((long) (file.length() * where));
            file.write(garbage);
        }
    }

    @Test
    void a_whole_store_is_said_to_be_whole() {
        assertThat(run("check", folder.toString())).isZero();
        assertThat(said()).contains("All is well in " + folder);
    }

    @Test
    void a_backup_is_restored_and_compacted() {
        Path file = workspace.resolve("backup");
        Path other = workspace.resolve("other");

        assertThat(run("backup", folder.toString(), file.toString())).isZero();
        assertThat(run("restore", file.toString(), other.toString())).isZero();
        assertThat(run("compact", other.toString())).isZero();
        assertThat(run("check", other.toString())).isZero();
        assertThat(run("restore", file.toString(), other.toString())).isEqualTo(1);
        assertThat(said()).contains("There is a store in " + other + " already");
    }

    @Test
    void a_running_store_is_backed_up_through_its_own_command() {
        Path file = workspace.resolve("hot");
        try (EmbeddedMongo server = EmbeddedMongo.open(folder);
                MongoClient client = MongoClients.create(server.uri())) {
            assertThat(client.getDatabase("admin").runCommand(new Document("embeddedBackup", file.toString())))
                    .containsEntry("ok", 1.0);
        }
        assertThat(run("restore", file.toString(), workspace.resolve("other").toString()))
                .isZero();
    }

    @Test
    void a_damaged_page_is_reported_and_everything_in_other_pages_is_saved() throws IOException {
        damage(0.4, 5_000);
        Path saved = workspace.resolve("saved");

        assertThat(run("salvage", folder.toString(), saved.toString())).isZero();

        assertThat(said()).contains("cannot be read, and what was in them is lost", "documents saved");
        try (EmbeddedMongo server = EmbeddedMongo.open(saved);
                MongoClient client = MongoClients.create(server.uri())) {
            long found = things(client).countDocuments();
            assertThat(found).isBetween(DOCUMENTS / 2L, DOCUMENTS - 1L);
            assertThat(things(client).countDocuments(Filters.regex("keys", "^a")))
                    .isEqualTo(found);
            assertThat(things(client).find(Filters.eq("_id", 0)).first())
                    .isEqualTo(things(client).find(Filters.eq("keys", "b0")).first());
        }
        assertThat(EmbeddedMongo.check(saved)).isEmpty();
    }

    @Test
    void a_file_of_which_nothing_can_be_read_is_said_to_be_lost() throws IOException {
        damage(0, (int) Files.size(folder.resolve("trees.mv")));

        assertThat(run("salvage", folder.toString(), workspace.resolve("saved").toString()))
                .isEqualTo(1);
        assertThat(said()).contains("not even the list of collections can be read: restore a backup");
    }

    @Test
    void trees_of_an_older_day_than_the_journal_are_not_opened_as_if_they_were_new() throws IOException {
        Path older = workspace.resolve("older");
        Files.copy(folder.resolve("trees.mv"), older);
        try (EmbeddedMongo server = EmbeddedMongo.open(folder);
                MongoClient client = MongoClients.create(server.uri())) {
            things(client).insertOne(new Document("_id", -1));
        }
        Files.copy(older, folder.resolve("trees.mv"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThat(run("check", folder.toString())).isEqualTo(1);
        assertThat(said()).contains("is damaged: its trees end with unit of work");
    }

    @Test
    void wrong_words_are_answered_with_the_right_ones() {
        assertThat(run("check")).isEqualTo(2);
        assertThat(run("mend", folder.toString())).isEqualTo(2);
        assertThat(said()).contains("salvage  FOLDER NEW-FOLDER");
        assertThat(StoreTool.isMeant(List.of("backup"))).isTrue();
        assertThat(StoreTool.isMeant(List.of("--placemarket.port=8081"))).isFalse();
        assertThat(StoreTool.isMeant(List.of())).isFalse();
    }
}
