package io.placemarket.benchmarks;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoServerException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * A store in a process that is killed at random instants, while it writes or while it opens. This process is the oracle: it keeps what was
 * acknowledged and what was on its way, and compares all of the store with it after each kill.
 */
final class KillCycles implements AutoCloseable {
    private static final int WRITERS = 4;

    /** With fewer kills all may come before a client has begun. */
    private static final int ENOUGH_FOR_BUILDS = 10;

    private static final Bson BY_KIND =
            Indexes.compoundIndex(Indexes.ascending("kind"), Indexes.descending("revision"));

    private final Random random;
    private final Path directory;
    private final FaultCount count = new FaultCount();
    private final List<FaultyWriter> writers = new ArrayList<>();
    private Process server;
    private int killedEarly;
    private final List<String> refusedBuilds = new ArrayList<>(); // as the next two, read when their thread has ended
    private int underWay;
    private int built;

    @SuppressWarnings("NullAway.Init") // the server starts with the run
    KillCycles(long seed, Path directory) {
        this.random = new Random(seed);
        this.directory = directory;
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new FaultyWriter(i, random.nextLong()));
        }
    }

    FaultCount run(int cycles) throws Exception {
        for (int cycle = 1; cycle <= cycles; cycle++) {
            if (random.nextInt(5) == 0) {
                killWhileOpening();
            }
            String uri = start();
            try (MongoClient client = patient(uri)) {
                MongoDatabase database = client.getDatabase("faults");
                verify(database);
                writeUntilKilled(uri);
            }
            if (cycle % 50 == 0) {
                System.out.println("after " + cycle + " kills: " + count);
            }
        }
        String uri = start();
        try (MongoClient client = patient(uri)) {
            verify(client.getDatabase("faults"));
        }
        System.out.println("killed while opening, besides: " + killedEarly + "; of " + cycles + " kills " + underWay
                + " came while an index was built, " + built + " when it had been");
        if (cycles >= ENOUGH_FOR_BUILDS && underWay + built == 0) {
            count.mismatch(List.of("no kill met the building of an index"));
        }
        return count;
    }

    /** The oracle's own client: where others have the processors, or both processes stand still, a server that is slow is none that fails. */
    private static MongoClient patient(String uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(10, TimeUnit.MINUTES))
                .applyToSocketSettings(socket -> socket.connectTimeout(10, TimeUnit.MINUTES))
                .build());
    }

    private String start() throws IOException {
        server = Child.process(
                EmbeddedFaultServer.class, List.of("-Xmx48m", "-XX:TieredStopAtLevel=1"), directory.toString());
        String uri = uri(server.inputReader());
        if (uri == null) {
            throw new IOException("The store in " + directory + " could not be opened again");
        }
        return uri;
    }

    @SuppressWarnings("NullAway") // null is the end of the output
    private static String uri(BufferedReader output) throws IOException {
        return output.readLine();
    }

    private void killWhileOpening() throws Exception {
        Process early = Child.process(EmbeddedFaultServer.class, List.of("-Xmx48m"), directory.toString());
        boolean ended = early.waitFor(200 + random.nextInt(1_000), TimeUnit.MILLISECONDS);
        if (ended) {
            throw new IOException("The store in " + directory + " could not be opened again");
        }
        early.destroyForcibly().waitFor();
        killedEarly++;
    }

    private void writeUntilKilled(String uri) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (FaultyWriter writer : writers) {
            threads.add(Thread.ofPlatform().start(() -> writer.writeUntilItFails(uri)));
        }
        threads.add(Thread.ofPlatform().start(() -> buildAnew(uri)));
        LockSupport.parkNanos(20_000_000L + random.nextInt(700) * 1_000_000L);
        server.destroyForcibly().waitFor();
        for (Thread thread : threads) {
            thread.join();
        }
        writers.forEach(writer -> count.acknowledge(writer.takeAcknowledged()));
        count.mismatch(refusedBuilds);
        refusedBuilds.clear();
    }

    /** An index is built beside the writers, or has been when the kill comes. What it holds is judged with the rest. */
    private void buildAnew(String uri) {
        boolean begun = false;
        try (MongoClient client = MongoClients.create(uri)) {
            MongoCollection<Document> things = FaultyWriter.collection(client.getDatabase("faults"));
            things.dropIndex(BY_KIND);
            begun = true;
            String unused = things.createIndex(BY_KIND);
            built++;
        } catch (MongoServerException refused) {
            refusedBuilds.add("no index was built: " + refused.getMessage());
        } catch (MongoException killed) {
            underWay += begun ? 1 : 0;
        }
    }

    private void verify(MongoDatabase database) {
        MongoCollection<Document> things = FaultyWriter.collection(database);
        List<Document> found = things.find().into(new ArrayList<>());
        for (FaultyWriter writer : writers) {
            writer.judge(found, count);
        }
        Document byKey = FaultyWriter.KEYS_OF_ALL;
        long viaIndex = things.find(byKey).into(new ArrayList<>()).size();
        if (viaIndex != found.size()) {
            count.mismatch(List.of(viaIndex + " documents by their keys, " + found.size() + " in all"));
        }
        if (!found.isEmpty()) {
            count.mismatch(
                    database.runCommand(new Document("validate", "things")).getList("errors", String.class));
        }
        things.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
        things.createIndex(BY_KIND);
    }

    static WriteConcern durable() {
        return WriteConcern.MAJORITY.withJournal(true);
    }

    @Override
    public void close() {
        server.destroyForcibly().onExit().join();
    }
}
