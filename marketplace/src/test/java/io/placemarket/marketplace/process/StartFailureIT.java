package io.placemarket.marketplace.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the market cannot start it says why in one sentence and ends with a code that is not zero. */
class StartFailureIT {
    private static final String NO_DEMONSTRATION = "PLACEMARKET_DEMONSTRATION_ENABLED";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_second_process_on_the_same_data() {
        Map<String, String> settings = Map.of("PLACEMARKET_DATA", folder.toString(), NO_DEMONSTRATION, "false");
        try (Program first = Program.start(Program.MARKETPLACE, settings).awaitSaying("ready at");
                Program second = Program.start(Program.MARKETPLACE, settings)) {
            assertThat(second.exitCode()).isNotZero();
            assertThat(onlySentence(second)).contains(folder.toString(), String.valueOf(first.pid()));
        }
    }

    @Test
    void a_taken_port() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(refused(Map.of(
                            "PLACEMARKET_DATA",
                            folder.toString(),
                            NO_DEMONSTRATION,
                            "false",
                            "PLACEMARKET_PORT",
                            port)))
                    .contains("Port " + port, "PLACEMARKET_PORT");
        }
    }

    @Test
    void a_log_that_was_changed_behind_its_back_is_written_to_only_by_one_who_says_so() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "PLACEMARKET_DATA",
                folder.toString(),
                NO_DEMONSTRATION,
                "false",
                "PLACEMARKET_OPERATOR_PASSWORD",
                "a long enough password",
                "PLACEMARKET_PRINT_STORE_URI",
                "true"));
        try (Program first = Program.start(Program.MARKETPLACE, settings).awaitSaying("ready at")) {
            assertThat(new Http(first.port())
                            .as("operator", "a long enough password")
                            .post("/api/organisations", """
                                    {"name": "Example Hospice (fictional)", "ownership": "VOLUNTARY", "setting": "HOSPICE"}""")
                            .statusCode())
                    .isEqualTo(201);
            renameTheHospice(first);
            assertThat(first.stop()).isEqualTo(143);
        }

        settings.remove("PLACEMARKET_PRINT_STORE_URI");
        assertThat(refused(settings)).contains("is not what was written, from position 1 on");

        settings.put("PLACEMARKET_LOG_WHEN_BROKEN", "WRITE_NEVERTHELESS");
        try (Program nevertheless = Program.start(Program.MARKETPLACE, settings).awaitSaying("ready at")) {
            assertThat(nevertheless.said()).anyMatch(line -> line.contains("Writing to a log that is broken"));
        }
    }

    @Test
    void a_log_that_does_not_extend_the_checkpoint_that_was_kept_elsewhere() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "PLACEMARKET_DATA",
                folder.resolve("first").toString(),
                NO_DEMONSTRATION,
                "false",
                "PLACEMARKET_OPERATOR_PASSWORD",
                "a long enough password",
                "PLACEMARKET_LOG_KEY",
                Base64.getEncoder().encodeToString(new byte[32])));
        try (Program first = Program.start(Program.MARKETPLACE, settings).awaitSaying("ready at")) {
            Http operator = new Http(first.port()).as("operator", "a long enough password");
            operator.post("/api/organisations", """
                    {"name": "Example Hospice (fictional)", "ownership": "VOLUNTARY", "setting": "HOSPICE"}""");
            settings.put(
                    "PLACEMARKET_LOG_CHECKPOINT",
                    Http.JSON
                            .readTree(operator.post("/api/log/checkpoint", "{}").body())
                            .get("checkpoint")
                            .asString());
        }

        settings.put("PLACEMARKET_DATA", folder.resolve("written anew").toString());
        assertThat(refused(settings)).contains("is not what was written, from position 1 on");

        settings.put("PLACEMARKET_LOG_CHECKPOINT", "position 1");
        assertThat(refused(settings)).contains("placemarket.log.checkpoint", "the line of a checkpoint");
    }

    private static void renameTheHospice(Program program) {
        String address = program.said().stream()
                .filter(line -> line.contains("mongodb://"))
                .map(line -> line.substring(line.indexOf("mongodb://")))
                .findFirst()
                .orElseThrow();
        try (MongoClient shell = MongoClients.create(address)) {
            MongoCollection<Document> log = shell.getDatabase("placemarket").getCollection("log");
            Document unit = Objects.requireNonNull(
                    log.find().sort(Sorts.ascending("_id")).first());
            Document changed = Document.parse(unit.toJson().replace("Example Hospice", "Another Hospice"));
            assertThat(changed).isNotEqualTo(unit);
            log.replaceOne(Filters.eq("_id", unit.get("_id")), changed);
        }
    }

    @Test
    void a_folder_that_cannot_be_written() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));
        Path impossible = file.resolve("data");

        assertThat(refused(Map.of("PLACEMARKET_DATA", impossible.toString()))).contains(impossible.toString());
    }

    @Test
    void a_malformed_database_address() {
        assertThat(refused(Map.of("PLACEMARKET_MONGODB_URI", "postgres://somewhere")))
                .contains("PLACEMARKET_MONGODB_URI");
    }

    @Test
    void a_database_that_does_not_answer() {
        String nobody = "127.0.0.1:" + Program.freePort();

        assertThat(refused(Map.of("PLACEMARKET_MONGODB_URI", "mongodb://" + nobody + "/placemarket")))
                .contains(nobody);
    }

    @Test
    void a_java_that_is_too_old() throws IOException {
        Optional<Path> java17 = java17();
        assumeTrue(java17.isPresent(), "skipped: no Java 17 under /usr/lib/jvm");
        try (Program program = Program.start(java17.orElseThrow(), Program.MARKETPLACE, Map.of())) {
            assertThat(program.exitCode()).isNotZero();
            assertThat(program.said())
                    .singleElement()
                    .asString()
                    .startsWith("Placemarket needs Java 21 or newer, and this is Java 17");
        }
    }

    private static Optional<Path> java17() throws IOException {
        Path all = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> installed = Files.list(all)) {
            return installed
                    .filter(home -> home.getFileName().toString().contains("17"))
                    .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .findFirst();
        }
    }

    private static String refused(Map<String, String> settings) {
        try (Program program = Program.start(Program.MARKETPLACE, settings)) {
            assertThat(program.exitCode()).isNotZero();
            return onlySentence(program);
        }
    }

    private static String onlySentence(Program program) {
        List<String> said = program.said();
        assertThat(said).as("one line").hasSize(1);
        assertThat(said.getFirst()).contains("Placemarket did not start");
        return said.getFirst();
    }
}
