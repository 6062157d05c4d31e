package io.placemarket.embedded;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Starts a store in another process, and kills it. */
final class ChildServer implements AutoCloseable {
    private final Process process;
    private final String uri;

    private ChildServer(Process process, String uri) {
        this.process = process;
        this.uri = uri;
    }

    static ChildServer start(Path directory, Path workspace) throws IOException {
        Path uri = workspace.resolve("uri");
        Files.deleteIfExists(uri);
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx192m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingProcess.class.getName(),
                        directory.toString(),
                        uri.toString()))
                .redirectErrorStream(true)
                .redirectOutput(workspace.resolve("output").toFile())
                .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(uri) || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("the process ended: " + Files.readString(workspace.resolve("output")));
        }
        return new ChildServer(process, Files.readString(uri));
    }

    String uri() {
        return uri;
    }

    long pid() {
        return process.pid();
    }

    /** As kill -9 does it. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process.onExit().join();
    }
}
