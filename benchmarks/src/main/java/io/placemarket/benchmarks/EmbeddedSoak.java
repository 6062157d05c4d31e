package io.placemarket.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.bson.Document;

/** A mixed load for a long time on a store with a heap of 256 MB: its memory stays flat, in the heap and outside it, and its file bounded. */
final class EmbeddedSoak {
    private static final int CALLERS = 8;
    private static final int DOCUMENTS = 100_000;
    private static final long SAMPLE = 10_000_000_000L;
    private static final double MOST_GROWTH = 1.3;
    private static final int FREE_MEGABYTES = 24;

    private record Sample(long heap, long file, long buffers) {}

    private final Path directory;
    private final AtomicLong operations = new AtomicLong();
    private final List<Sample> samples = new ArrayList<>();

    EmbeddedSoak(Path directory) {
        this.directory = directory;
    }

    /** True if it held. */
    boolean run(long minutes) throws Exception {
        Process server = Child.process(SoakServer.class, List.of("-Xmx256m"), directory.toString());
        try (BufferedReader output = server.inputReader();
                OutputStream input = server.getOutputStream()) {
            String uri = output.readLine();
            AtomicBoolean stop = new AtomicBoolean();
            try (MongoClient client = MongoClients.create(uri);
                    ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                MongoCollection<Document> things =
                        client.getDatabase("soak").getCollection("things").withWriteConcern(KillCycles.durable());
                things.createIndex(Indexes.compoundIndex(Indexes.ascending("kind"), Indexes.descending("size")));
                things.createIndex(Indexes.ascending("tags"));
                for (int caller = 0; caller < CALLERS; caller++) {
                    callers.execute(() -> work(things, stop));
                }
                try {
                    sampleUntil(System.nanoTime() + minutes * 60_000_000_000L, input, output);
                } finally {
                    stop.set(true);
                }
            }
        } finally {
            server.destroy();
        }
        return judge();
    }

    private void sampleUntil(long end, OutputStream input, BufferedReader output) throws IOException {
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(SAMPLE);
            input.write('\n');
            input.flush();
            String[] words = output.readLine().split(" ", 2);
            Sample sample = new Sample(Long.parseLong(words[0]), size(), Long.parseLong(words[1]));
            samples.add(sample);
            System.out.printf(
                    "%d operations, heap %d MB, files %d MB, buffers %d MB%n",
                    operations.get(), sample.heap(), sample.file(), sample.buffers());
        }
    }

    private long size() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum() >> 20;
        }
    }

    private void work(MongoCollection<Document> things, AtomicBoolean stop) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        while (!stop.get()) {
            int id = random.nextInt(DOCUMENTS);
            Object answered = switch (random.nextInt(10)) {
                case 0 -> things.deleteOne(Filters.eq("_id", id));
                case 1 ->
                    things.find(Filters.eq("kind", id % 50))
                            .sort(Sorts.descending("size"))
                            .limit(20)
                            .into(new ArrayList<>());
                case 2 ->
                    things.find(Filters.gte("_id", id))
                            .sort(Sorts.ascending("_id"))
                            .limit(100)
                            .into(new ArrayList<>());
                case 3 ->
                    things.find(Filters.eq("tags", "t" + id))
                            .batchSize(2)
                            .iterator()
                            .hasNext();
                case 4 -> things.updateOne(Filters.eq("_id", id), new Document("$inc", new Document("size", 1)));
                case 5 ->
                    things.aggregate(List.of(
                                    Aggregates.match(
                                            Filters.and(Filters.eq("kind", id % 50), Filters.gt("size", 3_900))),
                                    Aggregates.group("$kind", Accumulators.sum("n", 1))))
                            .into(new ArrayList<>());
                default ->
                    things.replaceOne(Filters.eq("_id", id), document(id, random), new ReplaceOptions().upsert(true));
            };
            if (answered != null) {
                operations.incrementAndGet();
            }
        }
    }

    private static Document document(int id, ThreadLocalRandom random) {
        int size = random.nextInt(4_000);
        return new Document("_id", id)
                .append("kind", id % 50)
                .append("size", size)
                .append("tags", List.of("t" + id, "t" + random.nextInt(DOCUMENTS)))
                .append("body", "b".repeat(size));
    }

    /** The last third beside the middle one: the first fills the store. */
    private boolean judge() {
        int third = samples.size() / 3;
        if (third == 0) {
            System.out.println("too short to be judged");
            return false;
        }
        List<Sample> middle = samples.subList(third, 2 * third);
        List<Sample> last = samples.subList(2 * third, samples.size());
        long heapBefore = middle.stream().mapToLong(Sample::heap).max().orElseThrow();
        long heapAfter = last.stream().mapToLong(Sample::heap).max().orElseThrow();
        long fileBefore = middle.stream().mapToLong(Sample::file).max().orElseThrow();
        long fileAfter = last.stream().mapToLong(Sample::file).max().orElseThrow();
        long buffersBefore = middle.stream().mapToLong(Sample::buffers).max().orElseThrow();
        long buffersAfter = last.stream().mapToLong(Sample::buffers).max().orElseThrow();
        boolean held = heapAfter <= MOST_GROWTH * heapBefore + FREE_MEGABYTES
                && fileAfter <= MOST_GROWTH * fileBefore + FREE_MEGABYTES
                && buffersAfter <= MOST_GROWTH * buffersBefore + FREE_MEGABYTES;
        System.out.printf(
                "heap %d, then %d MB; files %d, then %d MB; buffers %d, then %d MB; %d operations: %s%n",
                heapBefore,
                heapAfter,
                fileBefore,
                fileAfter,
                buffersBefore,
                buffersAfter,
                operations.get(),
                held ? "held" : "NOT HELD");
        return held;
    }
}
