package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening a store again, or being told in one sentence why not. */
class OpeningTest {
    @TempDir
    private Path workspace;

    private static void insert(EmbeddedMongo server, int from, int to) {
        try (MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> things = client.getDatabase("d").getCollection("things");
            for (int i = from; i < to; i++) {
                things.insertOne(new Document("_id", i).append("text", "t".repeat(500)));
            }
        }
    }

    private static long count(EmbeddedMongo server) {
        try (MongoClient client = MongoClients.create(server.uri())) {
            return client.getDatabase("d").getCollection("things").countDocuments();
        }
    }

    private static String refusal(Path directory) {
        try (EmbeddedMongo server = EmbeddedMongo.open(directory)) {
            throw new AssertionError("opened at " + server.uri());
        } catch (EmbeddedMongoException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void what_was_stored_is_there_when_it_is_opened_again() {
        Path directory = workspace.resolve("not/yet/there");
        try (EmbeddedMongo server = EmbeddedMongo.open(directory)) {
            insert(server, 0, 10);
        }
        try (EmbeddedMongo server = EmbeddedMongo.open(directory)) {
            assertThat(count(server)).isEqualTo(10);
            insert(server, 10, 12);
        }
        try (EmbeddedMongo server = EmbeddedMongo.open(directory)) {
            assertThat(count(server)).isEqualTo(12);
        }
    }

    @Test
    void a_folder_in_use_names_the_process_that_uses_it() throws IOException {
        Path directory = workspace.resolve("store");
        try (ChildServer other = ChildServer.start(directory, workspace)) {
            assertThat(refusal(directory)).contains("in use by process " + other.pid() + ":");
        }
        EmbeddedMongo.open(directory).close();
    }

    @Test
    void a_folder_in_use_by_this_process_names_this_process() {
        try (EmbeddedMongo server = EmbeddedMongo.open(workspace)) {
            assertThat(refusal(workspace))
                    .contains("in use by process " + ProcessHandle.current().pid());
            assertThat(count(server)).isZero();
        }
    }

    @Test
    void a_folder_in_use_stays_so_for_other_processes_whatever_this_one_tries() throws Exception {
        Path directory = workspace.resolve("store");
        try (EmbeddedMongo server = EmbeddedMongo.open(directory)) {
            assertThat(refusal(directory)).contains("in use");
            assertThatThrownBy(() -> EmbeddedMongo.salvage(directory, workspace.resolve("saved")))
                    .isInstanceOf(EmbeddedMongoException.class)
                    .hasMessageContaining("in use by process");

            assertThat(checkedByAnotherProcess(directory))
                    .contains("in use by process " + ProcessHandle.current().pid());
            assertThat(count(server)).isZero();
        }
        assertThat(checkedByAnotherProcess(directory)).contains("All is well");
    }

    private String checkedByAnotherProcess(Path directory) throws Exception {
        Path output = workspace.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreTool.class.getName(),
                        "check",
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output);
    }

    @Test
    void a_newer_format_is_refused() throws IOException {
        EmbeddedMongo.open(workspace).close();
        Files.writeString(workspace.resolve("format"), "placemarket-embedded-store 3\n");

        assertThat(refusal(workspace)).contains("has format 3", "use a newer version");
    }

    @Test
    void a_newer_format_is_refused_also_where_only_the_trees_tell_of_it() throws IOException {
        Path directory = workspace.resolve("store");
        EmbeddedMongo.open(directory).close();
        Path backup = workspace.resolve("backup");
        tellFormat(directory.resolve("trees.mv"), 3);
        Files.copy(directory.resolve("trees.mv"), backup);
        assertThat(refusal(directory)).contains("has format 3", "use a newer version");
        Files.delete(directory.resolve("format"));
        assertThat(refusal(directory)).contains("has format 3", "use a newer version");
        Path other = workspace.resolve("other");
        assertThatThrownBy(() -> EmbeddedMongo.restore(backup, other))
                .isInstanceOf(EmbeddedMongoException.class)
                .hasMessageContaining("has format 3");
        assertThat(other.resolve("trees.mv")).doesNotExist();
        assertThatThrownBy(() -> EmbeddedMongo.salvage(directory, workspace.resolve("saved")))
                .isInstanceOf(EmbeddedMongoException.class)
                .hasMessageContaining("has format 3");
    }

    private static void tellFormat(Path trees, int version) {
        try (MVStore file = MVStore.open(trees.toString())) {
            MVMap<byte[], byte[]> told = file.openMap(
                    "meta",
                    new MVMap.Builder<byte[], byte[]>()
                            .keyType(ByteArrayDataType.INSTANCE)
                            .valueType(ByteArrayDataType.INSTANCE));
            told.put(
                    "format".getBytes(StandardCharsets.US_ASCII),
                    ByteBuffer.allocate(Integer.BYTES).putInt(version).array());
            file.commit();
        }
    }

    @Test
    void a_store_whose_trees_and_journal_are_gone_is_refused_and_never_opened_empty() throws IOException {
        Path directory = workspace.resolve("store");
        Path backup = workspace.resolve("backup");
        try (EmbeddedMongo server = EmbeddedMongo.open(directory)) {
            insert(server, 0, 3);
            server.backup(backup);
        }
        Files.delete(directory.resolve("trees.mv"));
        for (Path journal : journals(directory)) {
            Files.delete(journal);
        }
        assertThat(refusal(directory)).contains("lacks its trees and its journal", "restore a backup");
        assertThat(refusal(directory)).contains("lacks its trees and its journal");
        EmbeddedMongo.restore(backup, directory);
        try (EmbeddedMongo server = EmbeddedMongo.open(directory)) {
            assertThat(count(server)).isEqualTo(3);
        }
    }

    @Test
    void a_start_that_was_killed_before_its_format_was_told_goes_on() throws IOException {
        EmbeddedMongo.open(workspace).close();
        Files.delete(workspace.resolve("format"));
        try (EmbeddedMongo server = EmbeddedMongo.open(workspace)) {
            assertThat(count(server)).isZero();
        }
        assertThat(workspace.resolve("format")).exists();
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_refused() throws IOException {
        Path file = Files.writeString(workspace.resolve("file"), "not a folder");

        assertThat(refusal(file)).contains("cannot be used for the store", "choose another");
    }

    @Test
    void a_damaged_file_of_trees_is_refused() throws IOException {
        try (EmbeddedMongo server = EmbeddedMongo.open(workspace)) {
            insert(server, 0, 100);
        }
        try (RandomAccessFile file =
                new RandomAccessFile(workspace.resolve("trees.mv").toFile(), "rw")) {
            byte[] garbage = new byte[(int) file.length()];
            file.write(garbage);
        }

        assertThat(refusal(workspace)).contains("is damaged", "restore a backup");
    }

    @Test
    void a_torn_end_of_the_journal_is_left_out_and_a_damaged_middle_is_refused() throws IOException {
        Path directory = workspace.resolve("store");
        ChildServer server = ChildServer.start(directory, workspace);
        try (MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> things = client.getDatabase("d").getCollection("things");
            for (int i = 0; i < 20; i++) {
                things.insertOne(new Document("_id", i).append("text", "t".repeat(500)));
            }
        }
        server.kill();
        Path journal = journals(directory).getFirst();
        Path damaged = workspace.resolve("damaged");
        copy(directory, damaged);
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
            file.setLength(file.length() - 100);
        }
        try (RandomAccessFile file =
                new RandomAccessFile(journals(damaged).getFirst().toFile(), "rw")) {
            file.seek(file.length() / 2);
            file.write(new byte[50]);
        }

        try (EmbeddedMongo opened = EmbeddedMongo.open(directory)) {
            assertThat(count(opened)).isEqualTo(19);
        }
        assertThat(refusal(damaged)).contains("is damaged", "journal-");
    }

    private static List<Path> journals(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("journal-"))
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void only_the_owner_may_read_the_files() throws IOException {
        FileStore disk = Files.getFileStore(workspace);
        assumeThat(disk.supportsFileAttributeView("posix")).isTrue();
        Path directory = workspace.resolve("store");
        Path backup = workspace.resolve("backup");
        Path restored = workspace.resolve("restored");
        try (EmbeddedMongo server = EmbeddedMongo.open(directory)) {
            insert(server, 0, 3);
            assertOwnersOnly(directory);
            server.backup(backup);
        }
        EmbeddedMongo.restore(backup, restored);
        EmbeddedMongo.salvage(restored, workspace.resolve("saved"));
        for (Path made : List.of(backup, restored, workspace.resolve("saved"))) {
            assertOwnersOnly(made);
        }
    }

    private static void assertOwnersOnly(Path made) throws IOException {
        try (Stream<Path> all = Files.walk(made)) {
            for (Path path : all.toList()) {
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
                assertThat(permissions)
                        .as("%s", path)
                        .allMatch(each -> each.name().startsWith("OWNER"));
            }
        }
    }
}
