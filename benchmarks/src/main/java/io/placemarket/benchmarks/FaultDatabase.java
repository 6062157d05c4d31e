package io.placemarket.benchmarks;

import com.mongodb.ConnectionString;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A database that can be killed at any instant and started again with what it had. */
interface FaultDatabase extends AutoCloseable {
    /** Returns its URI when it listens. It may be another after each start. */
    String start() throws IOException, InterruptedException;

    /** Gives it no time to do anything more. */
    void kill() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;

    static int port(String uri) {
        String host = new ConnectionString(uri).getHosts().getFirst();
        return Integer.parseInt(host.substring(host.indexOf(':') + 1));
    }

    /** The embedded store in a process of its own. */
    static FaultDatabase embedded() {
        try {
            return new Embedded(Files.createTempDirectory("log-faults"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server behind a command that knows {@code start}, which prints the URI last, and {@code kill}. */
    static FaultDatabase behind(String command) {
        return new Behind(command);
    }

    /** See {@link FaultDatabase#embedded()}. */
    final class Embedded implements FaultDatabase {
        private final Path directory;
        private @Nullable Process process;

        private Embedded(Path directory) {
            this.directory = directory;
        }

        @Override
        public String start() throws IOException {
            Process started = Child.process(EmbeddedFaultServer.class, List.of("-Xmx256m"), directory.toString());
            process = started;
            BufferedReader lines = started.inputReader(StandardCharsets.UTF_8);
            String uri = lines.readLine();
            if (uri == null) {
                throw new IOException("The embedded store did not start again");
            }
            return uri;
        }

        @Override
        public void kill() {
            if (process != null) {
                process.destroyForcibly().onExit().join();
            }
        }

        @Override
        public void close() throws IOException {
            kill();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** See {@link FaultDatabase#behind(String)}. */
    final class Behind implements FaultDatabase {
        private static final long PATIENCE_SECONDS = 120;

        private final String command;

        private Behind(String command) {
            this.command = command;
        }

        @Override
        public String start() throws IOException, InterruptedException {
            List<String> said = run("start");
            if (said.isEmpty()) {
                throw new IOException(command + " start printed no URI");
            }
            return said.getLast();
        }

        @Override
        public void kill() throws IOException, InterruptedException {
            List<String> unused = run("kill");
        }

        private List<String> run(String what) throws IOException, InterruptedException {
            Path output = Files.createTempFile("log-faults", ".out");
            try {
                // To a file: what the server itself may hold open would keep a pipe from ending.
                Process process = new ProcessBuilder(command, what)
                        .redirectOutput(output.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    process.destroyForcibly();
                    throw new IOException(command + " " + what + " failed");
                }
                return Files.readAllLines(output);
            } finally {
                Files.delete(output);
            }
        }

        @Override
        public void close() {
            // it was there before, or is whoever's who named the command
        }
    }
}
