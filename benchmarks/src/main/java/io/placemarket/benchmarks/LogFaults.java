package io.placemarket.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Kills writers and the database, cuts and slows their connections, at random; then an oracle that knows nothing of the event
 * store reads the raw documents and compares them with what the writers were told.
 */
final class LogFaults implements AutoCloseable {
    private static final int WRITERS = 2;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

    /** What happens in a cycle, beside a few cut connections. */
    private enum Fault {
        DATABASE_KILLED,
        WRITER_KILLED,
        CONNECTIONS_CUT,
        REPLIES_SLOW
    }

    private final long seed;
    private final Random random;
    private final FaultDatabase server;
    private final String database = "faults_" + UUID.randomUUID().toString().substring(0, 8);
    private final Path address = Files.createTempFile("log-faults", ".uri");
    private final UnreliableLink link;
    private final Collection<String> told = new ConcurrentLinkedQueue<>();
    private final List<FaultOracle.Place> seen = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong acknowledged = new AtomicLong();
    private final List<Process> writers = new ArrayList<>();
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private @Nullable Process follower;
    private long longestNanos;
    private int started;
    private String uri = "";

    LogFaults(long seed, FaultDatabase server) throws IOException {
        this.seed = seed;
        this.random = new Random(seed);
        this.server = server;
        this.link = new UnreliableLink(seed);
    }

    /** True where nothing was lost, doubled, misplaced, denied or invented. */
    boolean run(int cycles) throws Exception {
        System.out.println("log-faults: seed " + seed + ", " + cycles + " cycles");
        startServer();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(startWriter());
        }
        follower = start(this::see, FaultFollower.class, address.toString(), database);
        awaitProgress();
        for (int cycle = 1; cycle <= cycles; cycle++) {
            cycle();
            if (cycle % 20 == 0) {
                System.out.printf("  after %d cycles %d acknowledged%n", cycle, acknowledged.get());
            }
        }
        for (Process writer : writers) {
            stop(writer);
        }
        System.out.printf(
                "%s; connections cut %d, pieces held up %d; longest until a commit was acknowledged again %.1f s%n",
                faults, link.cuts(), link.delays(), longestNanos / 1e9);
        FaultOracle oracle = new FaultOracle(uri, database, "log");
        awaitSeen(oracle.units());
        stop(Objects.requireNonNull(follower));
        boolean keptWord = oracle.judge(told);
        return oracle.judgeSeen(List.copyOf(seen)) && keptWord;
    }

    private void cycle() throws Exception {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50 + random.nextInt(500)));
        Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
        faults.merge(fault, 1, Integer::sum);
        switch (fault) {
            case DATABASE_KILLED -> {
                server.kill();
                startServer();
            }
            case WRITER_KILLED -> {
                int which = random.nextInt(WRITERS);
                writers.get(which).destroyForcibly().waitFor();
                writers.set(which, startWriter());
            }
            case CONNECTIONS_CUT -> {
                for (int i = 0; i < 5; i++) {
                    link.cutSome();
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20 + random.nextInt(80)));
                }
            }
            case REPLIES_SLOW -> {
                link.slow(true);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200 + random.nextInt(400)));
                link.slow(false);
            }
        }
        link.cutSome();
        awaitProgress();
    }

    /** The log must be written to again, soon. */
    private void awaitProgress() {
        long before = acknowledged.get();
        long since = System.nanoTime();
        while (acknowledged.get() < before + WRITERS) {
            long waited = System.nanoTime() - since;
            longestNanos = Math.max(longestNanos, waited);
            if (waited > PATIENCE_NANOS) {
                throw new IllegalStateException("Seed " + seed + ": no commit is acknowledged any more");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void startServer() throws IOException, InterruptedException {
        uri = server.start();
        int port = FaultDatabase.port(uri);
        link.leadTo(port);
        Path next = Files.createTempFile("log-faults", ".next");
        Files.writeString(next, uri.replace(":" + port, ":" + link.port()));
        Files.move(next, address, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whoever follows is behind by a moment, and where it is left behind the figures will say so. */
    private void awaitSeen(long units) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (seen.size() < units && System.nanoTime() < until) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private Process startWriter() throws IOException {
        return start(this::hear, FaultWriter.class, address.toString(), database, "w" + ++started);
    }

    private static Process start(Consumer<String> hear, Class<?> program, String... arguments) throws IOException {
        Process process = Child.process(program, List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"), arguments);
        Thread unused = Thread.ofVirtual().start(() -> {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    hear.accept(line);
                }
            } catch (IOException killed) {
                // what it said before was heard
            }
        });
        return process;
    }

    private void see(String line) {
        String[] words = line.split(" ", 3);
        seen.add(new FaultOracle.Place(Long.parseLong(words[1]), Integer.parseInt(words[2])));
    }

    private void hear(String line) {
        told.add(line);
        if (line.startsWith("stored ") || line.startsWith("repeated ")) {
            acknowledged.incrementAndGet();
        }
    }

    private static void stop(Process writer) throws IOException, InterruptedException {
        try (OutputStream input = writer.getOutputStream()) {
            input.write('s');
        }
        if (!writer.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("A writer does not stop");
        }
    }

    @Override
    public void close() throws IOException {
        writers.forEach(Process::destroyForcibly);
        if (follower != null) {
            follower.destroyForcibly();
        }
        link.close();
        if (!uri.isEmpty()) {
            try (MongoClient client = MongoClients.create(uri)) {
                client.getDatabase(database).drop();
            }
        }
        server.close();
        Files.delete(address);
    }
}
