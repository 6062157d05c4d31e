package io.placemarket.marketplace.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One of the programs in a process of its own, by the jar that the build makes, taken apart as in an image. */
final class Program implements AutoCloseable {
    static final Path MARKETPLACE = Path.of("target/marketplace-app.jar");
    static final Path COMMAND_SIDE = Path.of("../command-side/target/command-side-app.jar");
    static final Path QUERY_SIDE = Path.of("../query-side/target/query-side-app.jar");

    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Map<Path, Path> UNPACKED = new ConcurrentHashMap<>();

    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Thread listener;
    private final Path folder;
    private final int port;

    private Program(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
        this.listener = Thread.ofVirtual().start(this::listen);
    }

    /** Starts a program on a free port. */
    static Program start(Path jar, Map<String, String> environment) {
        return start(JAVA_HOME, UNPACKED.computeIfAbsent(jar, Program::unpacked), environment);
    }

    /** A jar of jars takes twice the processor time to start. */
    private static Path unpacked(Path jar) {
        assertThat(jar).as("the jar that mvn package makes").exists();
        Path folder = Path.of("target", "unpacked", jar.getFileName().toString().replace(".jar", ""));
        List<String> command = List.of(
                java(JAVA_HOME),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                folder.toString());
        try {
            Process extraction = new ProcessBuilder(command).inheritIO().start();
            assertThat(extraction.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(extraction.exitValue()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return folder.resolve(jar.getFileName());
    }

    private static String java(Path home) {
        return home.resolve("bin/java").toString();
    }

    /** Starts a jar with the Java that is installed there. */
    static Program start(Path javaHome, Path jar, Map<String, String> environment) {
        assertThat(jar).exists();
        Map<String, String> settings = new HashMap<>(environment);
        int port = Integer.parseInt(settings.computeIfAbsent("PLACEMARKET_PORT", name -> String.valueOf(freePort())));
        List<String> command =
                // Each lives for seconds: compiling its code twice would take longer than it saves.
                new ArrayList<>(List.of(java(javaHome), "-Xmx700m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-jar", jar.toAbsolutePath().normalize().toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PLACEMARKET_"));
        builder.environment().putAll(settings);
        try {
            Path folder = Files.createTempDirectory("placemarket-run");
            builder.directory(folder.toFile());
            return new Program(builder.start(), folder, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException e) {
            said.add("(" + e.getMessage() + ")");
        }
    }

    /** Waits until it says so. */
    Program awaitSaying(String words) {
        Awaitility.await("'" + words + "'")
                .atMost(PATIENCE)
                .failFast(() -> assertThat(said(words) || process.isAlive())
                        .as("it ended, having said " + said)
                        .isTrue())
                .until(() -> said(words));
        return this;
    }

    /** Waits until it answers that it is well. */
    Program awaitHealthy() {
        Http http = new Http(port);
        Awaitility.await("health")
                .atMost(PATIENCE)
                .failFast(() -> assertThat(process.isAlive())
                        .as("it ended, having said " + said)
                        .isTrue())
                .ignoreExceptions()
                .until(() -> http.get("/health").statusCode() == 200);
        return this;
    }

    private boolean said(String words) {
        return said.stream().anyMatch(line -> line.contains(words));
    }

    /** Everything it has said so far. */
    List<String> said() {
        return List.copyOf(said);
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Waits for its end. */
    int exitCode() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("ended by itself; it said " + said)
                    .isTrue();
            listener.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return process.exitValue();
    }

    /** As a power cut of this process: nothing is cleaned up. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** As Ctrl-C. */
    int stop() {
        process.destroy();
        return exitCode();
    }

    /** Nothing of it is left, its folder neither. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        Folders.delete(folder);
    }
}
