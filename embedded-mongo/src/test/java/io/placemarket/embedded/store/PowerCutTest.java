package io.placemarket.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.bson.SortableKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The power fails at random instants: what was not forced may be lost or torn. What was acknowledged must be there, whole. */
class PowerCutTest {
    private static final int CUTS = Integer.getInteger("embedded.power.cuts", 25);
    private static final int WRITERS = 3;
    private static final int DOCUMENTS = 400;
    /** Ever higher; each document has one writer, so that a later revision replaces an earlier one. */
    private static final AtomicInteger REVISIONS = new AtomicInteger();

    private static final Namespace NAMESPACE = new Namespace("d", "things");

    @Test
    void what_was_acknowledged_survives_power_cuts(@TempDir Path workspace) throws IOException {
        long seed = Long.getLong("embedded.seed", System.nanoTime());
        Random random = new Random(seed);
        Path directory = workspace.resolve("0");
        Map<Integer, Integer> acknowledged = new ConcurrentHashMap<>();
        for (int cut = 1; cut <= CUTS; cut++) {
            // small journals, so that the power often fails during a checkpoint
            String where = "seed " + seed + ", cut " + cut;
            Map<Integer, Integer> before;
            try (UnreliableDisk disk = new UnreliableDisk(20_000 + random.nextInt(200_000));
                    Store store = StoreOpening.open(directory, disk)) {
                verify(store, acknowledged, where);
                Path next = workspace.resolve(Integer.toString(cut));
                before = writeUntilCut(store, disk, directory, next, random, acknowledged);
                directory = next;
            }
            acknowledged = new ConcurrentHashMap<>(before);
        }
        try (Store store = StoreOpening.open(directory, StoreFiles.PLAIN)) {
            verify(store, acknowledged, "seed " + seed + ", at the end");
        }
    }

    /** Answers what was acknowledged before the power failed. */
    private static Map<Integer, Integer> writeUntilCut(
            Store store, UnreliableDisk disk, Path directory, Path next, Random random, Map<Integer, Integer> before)
            throws IOException {
        Map<Integer, Integer> acknowledged = new ConcurrentHashMap<>(before);
        AtomicBoolean stop = new AtomicBoolean();
        long start = store.position();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                long seed = random.nextLong();
                writers.execute(() -> write(store, number, new Random(seed), acknowledged, stop));
            }
            int units = 20 + random.nextInt(600);
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> store.position() > start + units);
            Map<Integer, Integer> certain = Map.copyOf(acknowledged);
            disk.cut(directory, next, random);
            stop.set(true);
            return certain;
        }
    }

    private static void write(
            Store store, int writer, Random random, Map<Integer, Integer> acknowledged, AtomicBoolean stop) {
        while (!stop.get()) {
            int id = random.nextInt(DOCUMENTS) * WRITERS + writer;
            int revision = REVISIONS.incrementAndGet();
            Store.Done<Integer> done = store.write(unit -> put(store, unit, id, revision, random));
            store.whenDurable(done.position(), () -> acknowledged.merge(id, revision, Math::max));
        }
    }

    private static int put(Store store, Unit unit, int id, int revision, Random random) {
        StoredCollection collection = store.catalog().findOrCreate(unit, NAMESPACE);
        if (collection.definition().indexes().isEmpty()) {
            IndexBuilder builder = new IndexBuilder(store.catalog(), unit);
            builder.build(collection, "keys_uq", IndexDefinition.fields(new Document("keys", 1)), true, false);
            builder.build(collection, "kind", IndexDefinition.fields(new Document("kind", -1)), false, false);
        }
        CollectionWriter writer = new CollectionWriter(store.catalog(), unit, collection);
        byte[] document = RawBson.encode(new Document("_id", id)
                .append("revision", revision)
                .append("keys", List.of("r/" + revision + "/" + id, "id/" + id))
                .append("kind", revision % 10)
                .append("body", "b".repeat(random.nextInt(2_000))));
        byte[] idKey = SortableKey.of(id);
        byte[] stored = writer.view().documents().get(idKey);
        if (stored == null) {
            writer.insert(document);
        } else {
            writer.replace(idKey, stored, document);
        }
        return revision;
    }

    private static void verify(Store store, Map<Integer, Integer> acknowledged, String where) {
        List<String> problems = new ArrayList<>();
        store.catalog().find(NAMESPACE).ifPresent(collection -> {
            ReadLease lease = store.lease();
            problems.addAll(CollectionCheck.problems(collection.view()));
            acknowledged.forEach((id, revision) -> {
                byte[] document = collection.view().documents().get(SortableKey.of(id));
                if (document == null
                        || RawBson.required(RawBson.decode(document), "revision", Integer.class) < revision) {
                    problems.add("document " + id + " is lost, or older than its revision " + revision);
                }
            });
            lease.close();
        });
        assertThat(problems).as(where).isEmpty();
        assertThat(acknowledged.isEmpty() || store.catalog().find(NAMESPACE).isPresent())
                .as(where)
                .isTrue();
    }
}
