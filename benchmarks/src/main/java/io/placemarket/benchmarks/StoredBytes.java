package io.placemarket.benchmarks;

import io.placemarket.embedded.EmbeddedMongo;
import io.placemarket.eventstore.EventLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** What an event costs on disk beyond its JSON, in the embedded store after it was closed in good order. */
final class StoredBytes {
    private static final int EVENTS = 30_000;

    private StoredBytes() {}

    static void besideStock(Bench bench) throws Exception {
        int aggregates = bench.engines().aggregates();
        int times = bench.quick() ? 1 : EVENTS / aggregates;
        double payload = payloadBytes(bench);
        double ours = size(aggregates, times, engines -> {
                    EventLog log = engines.log("log");
                    return new Load(engines.ours(log), log::close);
                })
                - payload;
        double stock = size(aggregates, times, engines -> new Load(engines.stock(), () -> {})) - payload;
        bench.report()
                .add(new Row(
                        bench.where() + ": bytes of an event beyond its payload, to axon-mongo",
                        "bytes",
                        ours,
                        OptionalDouble.of(stock),
                        Interval.exactly(ours / stock),
                        Goal.atMost(0.5)));
    }

    private record Load(CommandLoad commands, Runnable closing) {}

    /** Of an event on average. */
    private static double payloadBytes(Bench bench) throws Exception {
        try (EventLog log = bench.engines().log("log");
                CommandLoad load = bench.engines().ours(log)) {
            load.warmUp();
            return log.reader()
                    .unitsFrom(1)
                    .flatMap(unit -> unit.events().stream())
                    .mapToInt(event -> event.payload().getBytes(StandardCharsets.UTF_8).length)
                    .average()
                    .orElseThrow();
        }
    }

    private static double size(int aggregates, int times, Function<Engines, Load> make) throws Exception {
        Path directory = Files.createTempDirectory("stored-bytes");
        try {
            try (EmbeddedMongo embedded = EmbeddedMongo.open(directory);
                    Engines engines = Engines.kept(embedded.uri(), aggregates)) {
                Load load = make.apply(engines);
                for (int i = 0; i < times; i++) {
                    load.commands().warmUp();
                }
                load.commands().close();
                load.closing().run();
            }
            try (Stream<Path> files = Files.walk(directory)) {
                return files.mapToLong(file ->
                                        file.toFile().isFile() ? file.toFile().length() : 0)
                                .sum()
                        / (double) (aggregates * times);
            }
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
