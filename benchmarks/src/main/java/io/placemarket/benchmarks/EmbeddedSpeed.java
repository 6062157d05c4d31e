package io.placemarket.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.placemarket.benchmarks.Rounds.Question;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** The embedded store beside the other servers of its protocol, and beside MVStore alone. */
final class EmbeddedSpeed {
    private static final int CALLERS = 64;
    private static final int SMALL = 10_000;
    private static final int BATCH = 5_000;
    private static final Pattern STORE_NEEDS = Pattern.compile("benchmarks/target/classes|embedded-mongo|h2-mvstore"
            + "|netty-(common|buffer|resolver|transport)-|mongo-java-server-core|slf4j-api|jspecify");

    private final Path folder;
    private final boolean quick;
    private final Report report;
    private final Rounds rounds;
    private final long millis;
    private final Optional<String> server;
    private int stores;

    EmbeddedSpeed(Path folder, boolean quick, Report report, Optional<String> server) {
        this.folder = folder;
        this.quick = quick;
        this.report = report;
        this.rounds = new Rounds(quick ? 1 : 3, quick ? 2 : 7);
        this.millis = quick ? 300 : 3_000;
        this.server = server;
    }

    /** What is measured, in its order. */
    enum Part {
        INSERTS,
        SINGLE,
        PAUSES,
        SCAN,
        BYTES,
        DEPTH,
        STARTS
    }

    void run(Set<Part> parts) throws Exception {
        for (Part part : parts) {
            switch (part) {
                case INSERTS -> inserts();
                case SINGLE -> single();
                case PAUSES -> pauses();
                case SCAN -> scan();
                case BYTES -> bytes();
                case DEPTH -> depth();
                case STARTS -> starts();
            }
        }
    }

    private void inserts() throws Exception {
        try (PeerServer ours = PeerServer.embedded(store())) {
            DurableInserts own = new DurableInserts(ours.database(), "inserts");
            if (server.isPresent()) {
                try (PeerServer real = PeerServer.at(server.get())) {
                    inserts("the real database", own, real, Goal.atLeast(1.5));
                }
            }
            try (PeerServer h2 = PeerServer.onH2(folder.resolve("h2"))) {
                inserts("mongo-java-server on H2 with every write forced", own, h2, Goal.atLeast(5));
            }
            try (PeerServer memory = PeerServer.inMemory()) {
                inserts("mongo-java-server in memory", own, memory, Goal.none());
            }
        }
    }

    private Path store() {
        return folder.resolve("store-" + stores++);
    }

    private void inserts(String peer, DurableInserts own, PeerServer other, Goal goal) throws Exception {
        DurableInserts theirs = new DurableInserts(other.database(), "inserts");
        report.add(rounds.compare(
                new Question("durable inserts/s, 64 callers, against " + peer, "1/s", goal),
                () -> own.perSecond(CALLERS, millis),
                () -> theirs.perSecond(CALLERS, millis)));
    }

    private void single() throws Exception {
        int times = quick ? 50 : 1_000;
        try (PeerServer ours = PeerServer.embedded(store());
                RawMvStore raw = new RawMvStore(folder.resolve("raw-single"))) {
            DurableInserts own = new DurableInserts(ours.database(), "inserts");
            report.add(rounds.compare(
                    new Question("one durable insert, p50, against MVStore's commit and sync", "ms", Goal.atMost(1.5)),
                    () -> own.median(times),
                    () -> raw.median(times)));
        }
    }

    /** Enough is written beside the 500 a second that a checkpoint falls into every round. */
    private void pauses() throws Exception {
        try (PeerServer ours = PeerServer.embedded(store())) {
            DurableInserts own = new DurableInserts(ours.database(), "steady");
            BulkWriter bulk = new BulkWriter(ours.database());
            report.add(rounds.measure(
                    new Question(
                            "500 durable inserts/s beside 5,000/s in bulk, with checkpoints, p99",
                            "ms",
                            Goal.below(20)),
                    () -> bulk.beside(() -> Latency.millis(Latency.openLoop(500, 3 * millis, own::one), 0.99))));
        }
    }

    private void scan() throws Exception {
        int number = quick ? 5_000 : 300_000;
        Path directory = store();
        try (RawMvStore raw = new RawMvStore(folder.resolve("raw-scan"))) {
            raw.fill(number);
            try (PeerServer ours = PeerServer.embedded(directory)) {
                MongoCollection<RawBsonDocument> all = ours.database().getCollection("all", RawBsonDocument.class);
                BulkWriter.fill(all, number);
                report.add(rounds.compare(
                        new Question(
                                "full ordered scan through socket and driver, documents/s, against MVStore's cursor",
                                "1/s",
                                Goal.atLeast(0.5)),
                        () -> scanned(all, number),
                        raw::scan));
                scanOfReadyReplies(all, number);
            }
            try (ScannedStore store = new ScannedStore(directory, PeerServer.DATABASE, "all")) {
                report.add(rounds.compare(
                        new Question(
                                "full ordered scan in the server, documents/s, against MVStore's cursor",
                                "1/s",
                                Goal.atLeast(0.5)),
                        store::perSecond,
                        raw::scan));
            }
        }
    }

    private void scanOfReadyReplies(MongoCollection<RawBsonDocument> all, int number) throws Exception {
        String namespace = all.getNamespace().getFullName();
        try (ReadyReplies ready = new ReadyReplies(namespace, number, BATCH);
                MongoClient client = MongoClients.create(ready.uri())) {
            MongoCollection<RawBsonDocument> same =
                    client.getDatabase(PeerServer.DATABASE).getCollection("all", RawBsonDocument.class);
            report.add(rounds.compare(
                    new Question(
                            "the same through the driver, against a server that only writes ready replies",
                            "1/s",
                            Goal.none()),
                    () -> scanned(all, number),
                    () -> scanned(same, number)));
        }
    }

    private static double scanned(MongoCollection<RawBsonDocument> all, int number) {
        long start = System.nanoTime();
        long[] found = new long[2];
        all.find().sort(new BsonDocument()).batchSize(BATCH).forEach(document -> {
            found[0]++;
            found[1] += document.getByteBuffer().remaining();
        });
        if (found[0] != number || found[1] == 0) {
            throw new IllegalStateException(found[0] + " documents instead of " + number);
        }
        return number * 1e9 / (System.nanoTime() - start);
    }

    private void bytes() throws Exception {
        int number = quick ? 5_000 : 200_000;
        long bson = 0;
        for (long id = 1; id <= number; id++) {
            bson += DurableInserts.document(id).getByteBuffer().remaining();
        }
        Path directory = store();
        try (PeerServer ours = PeerServer.embedded(directory)) {
            fillIndexed(ours, number);
        }
        double own = size(directory) / (double) bson;
        OptionalDouble theirs = OptionalDouble.empty();
        if (server.isPresent()) {
            try (PeerServer real = PeerServer.at(server.get())) {
                fillIndexed(real, number);
                Document statistics = real.database().runCommand(new Document("collStats", "bytes"));
                theirs = OptionalDouble.of(
                        statistics.get("totalSize", Number.class).doubleValue() / bson);
            }
        }
        double judged = theirs.isPresent() ? own / theirs.getAsDouble() : own;
        report.add(new Row(
                "bytes on disk to bytes of BSON, with the index, against the real database",
                "",
                own,
                theirs,
                Interval.exactly(judged),
                theirs.isPresent() ? Goal.atMost(1.2) : Goal.none()));
    }

    private static void fillIndexed(PeerServer peer, int number) {
        DurableInserts indexed = new DurableInserts(peer.database(), "bytes");
        indexed.fill(number);
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            long size = 0;
            for (Path file : files.toList()) {
                size += Files.size(file);
            }
            return size;
        }
    }

    /** The large collection is made once and kept. */
    private void depth() throws Exception {
        long large = quick ? 50_000 : 10_000_000;
        try (PeerServer ours = PeerServer.embedded(kept())) {
            LargeCollection few = new LargeCollection(ours.database(), SMALL);
            LargeCollection many = new LargeCollection(ours.database(), large);
            few.fill();
            many.fill();
            String sizes = large / 1_000_000.0 + " M documents, against 10 k";
            report.add(rounds.compare(
                    new Question("a range of 100 by _id in " + sizes, "ms", Goal.atMost(1.5)),
                    many::range,
                    few::range));
            // what is found on the disk goes other ways through the code than what is cached: the compiler must have
            // seen both
            for (int round = 0; round < (quick ? 0 : 40); round++) {
                double unused = many.equality() + few.equality();
            }
            report.add(rounds.compare(
                    new Question("equality on an index that is not unique in " + sizes, "ms", Goal.atMost(1.5)),
                    many::equality,
                    few::equality));
        }
    }

    private Path kept() {
        return quick ? folder.resolve("kept") : Path.of("benchmarks", "target", "embedded-kept");
    }

    /** With what the store itself needs on the class path; once also with all there is, of which a newcomer's program has some. */
    private void starts() throws Exception {
        String all = System.getProperty("java.class.path");
        String own = Arrays.stream(all.split(File.pathSeparator, -1))
                .filter(STORE_NEEDS.asPredicate())
                .collect(Collectors.joining(File.pathSeparator));
        report.add(rounds.measure(
                new Question("open an empty store in a new process", "ms", Goal.atMost(300)),
                () -> started(store(), own, 0)));
        report.add(rounds.measure(
                new Question("the same, until a first greeting is answered", "ms", Goal.none()),
                () -> started(store(), own, 1)));
        report.add(rounds.measure(
                new Question("open an empty store, with 150 libraries on the class path", "ms", Goal.none()),
                () -> started(store(), all, 0)));
        if (!Files.isDirectory(kept())) {
            System.out.println(
                    "No row for the opening of a large store: the part \"depth\" makes one, and has not run.");
            return;
        }
        String size = String.format(Locale.ROOT, "%.1f GB", size(kept()) / 1e9);
        report.add(rounds.measure(
                new Question("open a store of " + size + " in a new process", "ms", Goal.atMost(1_000)),
                () -> started(kept(), own, 0)));
    }

    private static double started(Path directory, String classPath, int figure) throws IOException {
        List<String> lines = new ArrayList<>();
        Process process = Child.process(StartedStore.class, classPath, List.of("-Xmx512m"), directory.toString());
        try (Stream<String> output = process.inputReader().lines()) {
            output.forEach(lines::add);
        }
        return Double.parseDouble(lines.getLast().split(" ", 2)[figure]);
    }
}
