package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another user of the same machine: the port is within reach, the secret and the files are not. */
class OtherUserTest {
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    @TempDir
    private Path workspace;

    private record Ended(int status, String output) {}

    private static Ended asNobody(List<String> command) throws Exception {
        List<String> all = new java.util.ArrayList<>(
                List.of(SETPRIV.toString(), "--reuid=65534", "--regid=65534", "--clear-groups"));
        all.addAll(command);
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    @Test
    void is_refused_by_the_server_and_by_the_files() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("only root may become another user")
                .isEqualTo("root");
        assumeThat(SETPRIV).as("the program by which to become another user").exists();
        // within reach of everybody down to the store's own folder
        Path store = workspace.resolve("store");
        open(workspace);
        try (EmbeddedMongo server = EmbeddedMongo.open(store)) {
            String port = server.uri().replaceAll(".*:(\\d+)/.*", "$1");

            Ended reached = asNobody(List.of("bash", "-c", script(port)));
            assertThat(reached.output()).as("what the server said to a command").contains("Unauthorized");
            assertThat(asNobody(List.of("ls", store.toString())).status()).isNotZero();
            assertThat(asNobody(List.of("ls", workspace.toString())).status())
                    .as("the folder above is readable")
                    .isZero();
            for (String file : List.of("trees.mv", "format", "lock")) {
                Ended read = asNobody(List.of("cat", store.resolve(file).toString()));
                assertThat(read.status()).as(file).isNotZero();
                assertThat(read.output()).contains("Permission denied");
            }
        }
    }

    /** Asks for the list of databases by an OP_MSG that a shell can send, and shows what of the reply is text. */
    private static String script(String port) {
        String body = "\\x10listDatabases\\x00\\x01\\x00\\x00\\x00\\x02$db\\x00\\x06\\x00\\x00\\x00admin\\x00\\x00";
        int document = 4 + 19 + 15 + 1;
        int message = 16 + 4 + 1 + document;
        String header = little(message)
                + "\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\xdd\\x07\\x00\\x00\\x00\\x00\\x00\\x00\\x00";
        return "exec 3<>/dev/tcp/127.0.0.1/" + port + "; printf '" + header + little(document) + body
                + "' >&3; timeout 10 head -c 120 <&3 | tr -cd '[:print:]'";
    }

    private static String little(int number) {
        return String.format("\\x%02x\\x%02x\\x00\\x00", number & 0xFF, number >>> 8);
    }

    /** Lets everybody through this folder and those above it that are its test's own. */
    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
