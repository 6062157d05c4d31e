package io.placemarket.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.placemarket.embedded.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the length of the log costs. The large one is made once and kept. */
final class LargeAndSmall {
    private static final int LARGE = 10_000_000;
    private static final int LARGE_QUICK = 20_000;
    private static final int SMALL = 10_000;
    private static final Path KEPT = Path.of("benchmarks", "target", "large-log");
    private static final String DATABASE = "placemarket_large_log";

    private LargeAndSmall() {}

    static void compare(Bench bench) throws Exception {
        int large = bench.quick() ? LARGE_QUICK : LARGE;
        try (Kept kept = bench.embedded() && !bench.quick() ? Kept.embedded() : Kept.on(bench)) {
            compare(bench, kept, large);
        }
    }

    private static void compare(Bench bench, Kept kept, int events) throws Exception {
        String sizes = "%,d events in the log ÷ %,d".formatted(events, SMALL);
        String database = bench.engines().mongo().getName();
        AtomicInteger number = new AtomicInteger();
        try (MongoClient client = MongoClients.create(bench.engines().uri());
                LargeLog large = LargeLog.in(kept.client, kept.database, "log", events, bench.report());
                LargeLog small = LargeLog.in(client, database, "small", SMALL, bench.report())) {
            bench.report().note("%s: the large log has %,d events".formatted(bench.where(), large.events()));
            bench.report()
                    .add(bench.rounds()
                            .compare(
                                    bench.question(
                                            "loading an aggregate of 50 events, " + sizes, "ms", Goal.atMost(1.2)),
                                    large::loading,
                                    small::loading));
            examined(bench, kept, events);
            bench.report()
                    .add(bench.rounds()
                            .compare(
                                    bench.question("commands/s, " + sizes, "1/s", Goal.atLeast(0.9)),
                                    () -> large.appending(bench.millis()),
                                    () -> {
                                        String collection = "small" + number.incrementAndGet();
                                        try (LargeLog fresh =
                                                LargeLog.in(client, database, collection, SMALL, bench.report())) {
                                            return fresh.appending(bench.millis());
                                        }
                                    }));
        }
    }

    private static void examined(Bench bench, Kept kept, int events) {
        OptionalLong examined = Examined.during(kept.uri, kept.database, "log", "keys", client -> {
            try (LargeLog large = LargeLog.in(client, kept.database, "log", events, bench.report())) {
                large.loadOne(LargeLog.PROBES / 2);
            }
        });
        if (examined.isEmpty()) {
            bench.report().note(bench.where() + ": the server does not say how many documents it examines");
            return;
        }
        bench.report()
                .add(new Row(
                        bench.where() + ": documents examined to load one, to its own",
                        "",
                        examined.getAsLong(),
                        OptionalDouble.of(LargeLog.PROBE_EVENTS),
                        Interval.exactly(examined.getAsLong() / (double) LargeLog.PROBE_EVENTS),
                        Goal.atMost(1)));
    }

    /** Where the large log is. */
    private static final class Kept implements AutoCloseable {
        private final Optional<EmbeddedMongo> server;
        private final String uri;
        private final String database;
        private final MongoClient client;

        private Kept(@Nullable EmbeddedMongo server, String uri, String database) {
            this.server = Optional.ofNullable(server);
            this.uri = uri;
            this.database = database;
            this.client = MongoClients.create(uri);
        }

        static Kept embedded() throws IOException {
            EmbeddedMongo server = EmbeddedMongo.open(Files.createDirectories(KEPT));
            return new Kept(server, server.uri(), DATABASE);
        }

        /** On the part's own server; a quick run leaves nothing behind. */
        static Kept on(Bench bench) {
            String database = bench.quick() ? bench.engines().mongo().getName() : DATABASE;
            return new Kept(null, bench.engines().uri(), database);
        }

        @Override
        public void close() {
            client.close();
            server.ifPresent(EmbeddedMongo::close);
        }
    }
}
