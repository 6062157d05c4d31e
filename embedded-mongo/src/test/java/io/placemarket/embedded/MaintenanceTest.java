package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup while writing, restore, check and compaction. */
class MaintenanceTest {
    @TempDir
    private Path workspace;

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase("kept").getCollection("things");
    }

    private static void fill(EmbeddedMongo server, int rounds) {
        try (MongoClient client = MongoClients.create(server.uri())) {
            things(client).createIndex(Indexes.ascending("tags"));
            things(client).createIndex(Indexes.descending("n"));
            for (int round = 0; round < rounds; round++) {
                things(client).deleteMany(new Document());
                things(client)
                        .insertMany(IntStream.range(0, 2_000)
                                .mapToObj(i -> new Document("_id", i)
                                        .append("n", i % 7)
                                        .append("tags", List.of("t" + i % 3, "u" + i))
                                        .append("text", "x".repeat(300)))
                                .toList());
            }
        }
    }

    @Test
    void a_backup_taken_while_writing_is_one_moment_and_can_be_restored() throws Exception {
        Path backup = workspace.resolve("backup.mv");
        try (EmbeddedMongo server = EmbeddedMongo.open(workspace.resolve("store"))) {
            fill(server, 1);
            AtomicBoolean stop = new AtomicBoolean();
            Thread writer = Thread.ofPlatform().start(() -> {
                try (MongoClient client = MongoClients.create(server.uri())) {
                    for (int i = 0; !stop.get(); i++) {
                        // the two are always changed together, in one document
                        things(client)
                                .updateOne(
                                        Filters.eq("_id", i % 2_000),
                                        Updates.combine(Updates.set("n", i), Updates.set("m", i)));
                    }
                }
            });
            server.backup(backup);
            stop.set(true);
            writer.join();
        }

        Path restored = workspace.resolve("restored");
        EmbeddedMongo.restore(backup, restored);

        assertThat(EmbeddedMongo.check(restored)).isEmpty();
        try (EmbeddedMongo server = EmbeddedMongo.open(restored);
                MongoClient client = MongoClients.create(server.uri())) {
            assertThat(things(client).countDocuments()).isEqualTo(2_000);
            assertThat(things(client).countDocuments(Filters.eq("tags", "t1"))).isEqualTo(667);
            for (Document thing : things(client).find(Filters.exists("m"))) {
                assertThat(thing.getInteger("n")).isEqualTo(thing.getInteger("m"));
            }
            things(client).insertOne(new Document("_id", 5_000));
        }
    }

    @Test
    void a_backup_never_replaces_a_file_nor_a_store() throws IOException {
        Path store = workspace.resolve("store");
        Path file = Files.writeString(workspace.resolve("file"), "precious");
        try (EmbeddedMongo server = EmbeddedMongo.open(store)) {
            assertThatThrownBy(() -> server.backup(file)).isInstanceOf(EmbeddedMongoException.class);
        }
        assertThat(file).hasContent("precious");
        assertThatThrownBy(() -> EmbeddedMongo.restore(file, store))
                .isInstanceOf(EmbeddedMongoException.class)
                .hasMessageContaining("There is a store in");
    }

    @Test
    void a_backup_that_was_not_written_to_its_end_is_refused() {
        Path backup = workspace.resolve("backup");
        try (EmbeddedMongo server = EmbeddedMongo.open(workspace.resolve("store"))) {
            fill(server, 1);
            server.backup(backup);
        }
        // what is written last: without it the file is as a process leaves it that was killed on the way
        try (MVStore file = MVStore.open(backup.toString())) {
            MVMap<byte[], byte[]> meta = file.openMap(
                    "meta",
                    new MVMap.Builder<byte[], byte[]>()
                            .keyType(ByteArrayDataType.INSTANCE)
                            .valueType(ByteArrayDataType.INSTANCE));
            assertThat(meta.remove("position".getBytes(StandardCharsets.US_ASCII)))
                    .isNotNull();
        }
        Path target = workspace.resolve("target");

        assertThatThrownBy(() -> EmbeddedMongo.restore(backup, target))
                .isInstanceOf(EmbeddedMongoException.class)
                .hasMessageContaining("is not whole");
        assertThat(target.resolve("trees.mv")).doesNotExist();
        assertThat(target.resolve("trees.mv.new")).doesNotExist();
    }

    @Test
    void a_page_that_cannot_be_read_is_told_by_the_check_and_leaves_no_backup() throws IOException {
        Path directory = workspace.resolve("store");
        try (EmbeddedMongo server = EmbeddedMongo.open(directory)) {
            fill(server, 1);
        }
        Path trees = directory.resolve("trees.mv");
        byte[] bytes = Files.readAllBytes(trees);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf("xxxxxxxx"); at >= 0; at = text.indexOf("xxxxxxxx", at + 8)) {
            bytes[at] = 'y';
        }
        Files.write(trees, bytes);

        assertThat(EmbeddedMongo.check(directory))
                .singleElement()
                .asString()
                .contains("kept.things: a page cannot be read", "salvage");
        Path backup = workspace.resolve("backup");
        try (EmbeddedMongo server = EmbeddedMongo.open(directory)) {
            assertThatThrownBy(() -> server.backup(backup))
                    .isInstanceOf(EmbeddedMongoException.class)
                    .hasMessageContaining("The backup cannot be written to " + backup);
        }
        try (Stream<Path> left = Files.list(workspace)) {
            assertThat(left).containsExactly(directory);
        }
    }

    @Test
    void a_file_that_is_no_backup_is_refused_and_nothing_is_left() throws IOException {
        Path file = Files.writeString(workspace.resolve("file"), "no backup at all".repeat(1000));
        Path target = workspace.resolve("target");

        assertThatThrownBy(() -> EmbeddedMongo.restore(file, target))
                .isInstanceOf(EmbeddedMongoException.class)
                .hasMessageContaining("is not whole");
        assertThat(target.resolve("trees.mv")).doesNotExist();
    }

    @Test
    void compaction_takes_room_back_and_keeps_everything() throws IOException {
        Path directory = workspace.resolve("store");
        for (int i = 0; i < 4; i++) {
            try (EmbeddedMongo server = EmbeddedMongo.open(directory)) {
                fill(server, 2);
            }
        }
        long before = size(directory);

        EmbeddedMongo.compact(directory);

        assertThat(size(directory)).isLessThan(before);
        assertThat(EmbeddedMongo.check(directory)).isEmpty();
        try (EmbeddedMongo server = EmbeddedMongo.open(directory);
                MongoClient client = MongoClients.create(server.uri())) {
            assertThat(things(client).countDocuments()).isEqualTo(2_000);
            assertThat(things(client).countDocuments(Filters.eq("tags", "u77"))).isEqualTo(1);
            assertThat(things(client).listIndexes()).hasSize(3);
        }
    }

    private static long size(Path directory) throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                size += Files.size(file);
            }
        }
        return size;
    }
}
