package io.placemarket.benchmarks;

import io.placemarket.embedded.EmbeddedMongo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code benchmarks/run [--quick] NAME…}; {@code --list} says which there are. */
public final class Benchmarks {
    private Benchmarks() {}

    /** Ends with status 1 where a goal is missed, 2 for a wrong name. */
    public static void main(String[] arguments) throws Exception {
        List<String> names = new ArrayList<>(Arrays.asList(arguments));
        boolean quick = names.remove("--quick");
        if (names.isEmpty() || names.contains("--list")) {
            System.out.println("log         the event log beside Axon in memory, axon-mongo and the raw driver");
            System.out.println(
                    "log-faults  kills and cuts at random, judged by an oracle; LOG_FAULTS_SEED, LOG_FAULTS_CYCLES");
            return;
        }
        if (names.equals(List.of("log-faults"))) {
            long seed = number("LOG_FAULTS_SEED", new SecureRandom().nextInt(1_000_000));
            int cycles = (int) number("LOG_FAULTS_CYCLES", quick ? 10 : 200);
            System.exit(new LogFaults(seed).run(cycles) ? 0 : 1);
        }
        if (!names.equals(List.of("log"))) {
            System.err.println("No such benchmark: " + names + " (see --list)");
            System.exit(2);
        }
        String conditions = conditions();
        System.out.println(conditions);
        int aggregates = quick ? 500 : 10_000;
        System.out.println(Row.heading());
        List<Row> rows = new ArrayList<>();
        try (EmbeddedMongo embedded = EmbeddedMongo.temporary();
                Engines engines = new Engines(embedded.uri(), aggregates)) {
            rows.addAll(new LogBenchmark(engines, "embedded", quick).run(true));
        }
        Optional<String> server = Optional.ofNullable(System.getenv("PLACEMARKET_TEST_MONGODB_URI"));
        if (server.isPresent()) {
            try (Engines engines = new Engines(server.get(), aggregates)) {
                rows.addAll(new LogBenchmark(engines, "server", quick).run(false));
            }
        } else {
            System.out.println("PLACEMARKET_TEST_MONGODB_URI is not set: no rows for a server");
        }
        long missed = rows.stream().filter(row -> !row.met()).count();
        System.out.printf("%d met, %d missed%n", rows.size() - missed, missed);
        if (!quick) {
            write(rows, conditions);
        }
        System.exit(missed == 0 || quick ? 0 : 1);
    }

    private static long number(String variable, long otherwise) {
        return Optional.ofNullable(System.getenv(variable)).map(Long::parseLong).orElse(otherwise);
    }

    private static void write(List<Row> rows, String conditions) throws IOException {
        String table = rows.stream().map(Row::asMarkdown).collect(Collectors.joining("\n"));
        Path page = Path.of(System.getProperty("benchmarks.page", "docs/performance.md"));
        Files.createDirectories(page.toAbsolutePath().getParent());
        Files.writeString(page, """
                # Performance of the event log

                Written by `benchmarks/run log`. Rounds of ours and of the reference alternate; the ratio is the middle of the pairs, with the
                smallest and the greatest. Latencies without a reference stand beside their limit.

                %s

                | figure | unit | ours | reference | ratio (of pairs) | goal | |
                |---|---|---|---|---|---|---|
                %s
                """.formatted(conditions, table));
        System.out.println("Written to " + page.toAbsolutePath());
    }

    /** What was measured on; others who use the machine meanwhile show in its load. */
    private static String conditions() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return "%d processors, Java %s, load average of the machine before the run %.1f."
                .formatted(Runtime.getRuntime().availableProcessors(), Runtime.version(), load);
    }
}
