package io.placemarket.benchmarks;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Sorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Kills writers and the database, cuts and slows their connections, at random; then an oracle that knows nothing of the event
 * store reads the raw documents and compares them with what the writers were told.
 */
final class LogFaults {
    private static final String DATABASE = "faults";

    private final Random random;
    private final long seed;
    private final Path directory = Files.createTempDirectory("log-faults");
    private final UnreliableLink link;
    private final Queue<String> told = new ConcurrentLinkedQueue<>();
    private final List<Process> processes = new ArrayList<>();
    private int writersKilled;
    private int databasesKilled;
    private Process server;
    private String uri = "";

    @SuppressWarnings("NullAway.Init") // the server starts with the run
    LogFaults(long seed) throws IOException {
        this.seed = seed;
        this.random = new Random(seed);
        this.link = new UnreliableLink(seed);
    }

    /** True where nothing was lost, doubled, misplaced or denied. */
    boolean run(int cycles) throws Exception {
        System.out.println("log-faults: seed " + seed + ", " + cycles + " cycles");
        try {
            startServer();
            for (int cycle = 0; cycle < cycles; cycle++) {
                cycle(cycle);
            }
            return judge();
        } finally {
            processes.forEach(Process::destroyForcibly);
            link.close();
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private void cycle(int number) throws Exception {
        List<Process> writers = List.of(startWriter("a" + number), startWriter("b" + number));
        long until = System.nanoTime() + 2_500_000_000L;
        boolean mayKill = true;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(50_000_000L + random.nextLong(250_000_000L));
            link.cutSome();
            if (mayKill && System.nanoTime() > until - 1_500_000_000L) {
                mayKill = false;
                if (random.nextBoolean()) {
                    // It makes up a new password when it starts: these writers hear "unknown" or "absent" from here on.
                    server.destroyForcibly().waitFor();
                    databasesKilled++;
                    startServer();
                } else {
                    writers.getFirst().destroyForcibly().waitFor();
                    writersKilled++;
                }
            }
        }
        for (Process writer : writers) {
            if (writer.isAlive()) {
                writer.getOutputStream().write('s');
                writer.getOutputStream().flush();
            }
            writer.waitFor();
        }
    }

    private void startServer() throws IOException {
        server = java(FaultServer.class, directory.toString());
        uri = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8)).readLine();
        link.leadTo(port());
    }

    private int port() {
        String host = new ConnectionString(uri).getHosts().getFirst();
        return Integer.parseInt(host.substring(host.indexOf(':') + 1));
    }

    /** Returns when the writer was told of its first commit. */
    private Process startWriter(String name) throws IOException, InterruptedException {
        CountDownLatch writing = new CountDownLatch(1);
        String through = uri.replace(":" + port(), ":" + link.port());
        Process writer = java(FaultWriter.class, through, DATABASE, name);
        Thread.ofVirtual().start(() -> {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
                lines.lines().forEach(line -> {
                    told.add(line);
                    if (line.startsWith("stored ")) {
                        writing.countDown();
                    }
                });
            } catch (IOException killed) {
                told.add("end " + name);
            }
        });
        if (!writing.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("A writer does not write: " + name);
        }
        return writer;
    }

    private Process java(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        processes.add(process);
        return process;
    }

    private boolean judge() {
        Map<String, Long> stored = new HashMap<>();
        long next = 1;
        int holes = 0;
        int twice = 0;
        try (MongoClient client = MongoClients.create(uri)) {
            List<Document> units = client.getDatabase(DATABASE)
                    .getCollection("log")
                    .find()
                    .sort(Sorts.ascending("_id"))
                    .into(new ArrayList<>());
            for (Document unit : units) {
                holes += unit.getLong("_id") == next ? 0 : 1;
                next = unit.getLong("_id") + unit.getInteger("n");
                for (Document event : unit.getList("events", Document.class)) {
                    twice += stored.put(event.getString("of"), unit.getLong("_id")) == null ? 0 : 1;
                }
            }
        }
        Map<String, Integer> count = new HashMap<>();
        int lost = 0;
        int denied = 0;
        for (String line : told) {
            String[] words = line.split(" ", 4);
            count.merge(words[0], 1, Integer::sum);
            Long at = words.length > 1 ? stored.get(words[1]) : null;
            boolean rightPlace = at != null && words.length > 2 && words[2].equals(at.toString());
            lost += words[0].equals("stored") && !rightPlace ? 1 : 0;
            denied += (words[0].equals("absent") || words[0].equals("failed")) && at != null ? 1 : 0;
        }
        System.out.printf(
                "writers killed %d, databases killed %d, connections cut %d%n",
                writersKilled, databasesKilled, link.cuts());
        System.out.printf(
                "told: tried %d, stored %d, unknown %d, absent %d, failed %d; in the log %d%n",
                count.getOrDefault("try", 0),
                count.getOrDefault("stored", 0),
                count.getOrDefault("unknown", 0),
                count.getOrDefault("absent", 0),
                count.getOrDefault("failed", 0),
                stored.size());
        System.out.printf(
                "acknowledged and lost or misplaced %d, stored twice %d, denied but stored %d, holes %d%n",
                lost, twice, denied, holes);
        return lost + twice + denied + holes == 0 && count.getOrDefault("stored", 0) > 0;
    }
}
