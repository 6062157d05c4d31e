package io.placemarket.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** {@code benchmarks/run [--quick] NAME…}; {@code --list} says which there are. */
public final class Benchmarks {
    private static final String HELP = """
            log         the event log beside Axon's engines, axon-mongo and the raw driver; writes docs/performance.md
                        --quick: that everything runs, without a page; LOG_PARTS=tail,replay…: some parts, without a page
                        PLACEMARKET_TEST_MONGODB_URI: on that server too; PLACEMARKET_TEST_POSTGRES_URL: beside JDBC too
            log-faults  kills, cuts and delays at random, judged by an oracle; --quick: 10 cycles instead of 200
                        LOG_FAULTS_SEED, LOG_FAULTS_CYCLES; LOG_FAULTS_SERVER: a command that knows start and kill
            bookings    a million contended bookings and releases, recounted by an oracle; writes docs/performance-bookings.md
                        --quick: 5,000, without a page; BOOKINGS: so many
            views       restart, looking back, folding, rebuilding, searching and memory of the views; writes docs/performance-views.md
                        --quick: 20,000 events, without a page; VIEWS_PARTS=restart,past,fold,rebuild,search,alerts,memory: some parts,
                        whose rows replace those on the page
            board       who watches and who asks for the board, over sockets; writes its part of docs/performance-views.md
                        --quick: few and short, without a page; BOARD_PARTS=region,nation,get: some parts, whose rows replace those on the page""";

    private static final Set<String> OWN = Set.of("log", "log-faults", "bookings", "views", "board");
    private static final Path VIEWS = Path.of("docs", "performance-views.md");

    private Benchmarks() {}

    /** Ends with status 1 where a goal is missed or a promise broken, 2 for a wrong name. */
    public static void main(String[] arguments) throws Exception {
        List<String> names = new ArrayList<>(Arrays.asList(arguments));
        boolean quick = names.remove("--quick");
        if (names.isEmpty() || names.contains("--list")) {
            System.out.println(HELP + "\n" + EmbeddedBenchmarks.HELP);
            return;
        }
        List<String> unknown = names.stream()
                .filter(name -> !OWN.contains(name) && !EmbeddedBenchmarks.NAMES.contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            System.err.println("No such benchmark: " + unknown + " (see --list)");
            System.exit(2);
        }
        boolean good = true;
        for (String name : names) {
            good &= run(name, quick);
        }
        System.exit(good ? 0 : 1);
    }

    /** True where every goal is met and every promise kept; a quick run has no goals to meet. */
    private static boolean run(String name, boolean quick) throws Exception {
        return switch (name) {
            case "log-faults" -> faults(quick);
            case "log" -> log(quick) || quick;
            case "bookings" -> bookings(quick);
            case "views" -> views(quick) || quick;
            case "board" -> board(quick) || quick;
            default -> EmbeddedBenchmarks.run(name, quick, conditions());
        };
    }

    private static boolean faults(boolean quick) throws Exception {
        long seed = number("LOG_FAULTS_SEED", new SecureRandom().nextInt(1_000_000));
        int cycles = (int) number("LOG_FAULTS_CYCLES", quick ? 10 : 200);
        FaultDatabase server =
                variable("LOG_FAULTS_SERVER").map(FaultDatabase::behind).orElseGet(FaultDatabase::embedded);
        try (LogFaults faults = new LogFaults(seed, server)) {
            boolean sound = faults.run(cycles);
            System.out.println(sound ? "Every promise was kept." : "A promise was broken, with seed " + seed + ".");
            return sound;
        }
    }

    private static boolean bookings(boolean quick) throws Exception {
        Report report = new Report();
        String conditions = conditions();
        report.note(conditions);
        report.note(Row.heading());
        boolean sound = new Bookings(quick, report).run(number("BOOKINGS", quick ? 5_000 : 1_000_000));
        boolean allMet = report.summary();
        if (!quick) {
            new Page(Path.of("docs", "performance-bookings.md"), "bookings", "Performance of bookings")
                    .write(report.rows(), conditions);
        }
        return sound && (allMet || quick);
    }

    private static boolean views(boolean quick) throws Exception {
        Report report = new Report();
        return parts(
                "VIEWS_PARTS",
                "restart,past,fold,rebuild,search,alerts,memory",
                quick,
                report,
                new ViewsBenchmark(quick, report)::run,
                new Page(VIEWS, "views", "Performance of the views"));
    }

    private static boolean board(boolean quick) throws Exception {
        Report report = new Report();
        return parts(
                "BOARD_PARTS",
                "region,nation,get",
                quick,
                report,
                parts -> {
                    for (String part : parts) {
                        new BoardBenchmark(quick, report).run(part);
                    }
                },
                new Page(VIEWS, "board", "Performance of the views"));
    }

    /** What runs some parts of a benchmark. */
    @FunctionalInterface
    private interface Parts {
        void run(List<String> parts) throws Exception;
    }

    private static boolean parts(String variable, String all, boolean quick, Report report, Parts benchmark, Page page)
            throws Exception {
        Optional<String> some = variable(variable);
        String conditions = conditions();
        report.note(conditions);
        report.note(Row.heading());
        benchmark.run(List.of(some.orElse(all).split(",", -1)));
        boolean allMet = report.summary();
        if (!quick && some.isEmpty()) {
            page.write(report.rows(), conditions);
        } else if (!quick) {
            page.replace(report.rows(), conditions);
        }
        return allMet;
    }

    private static boolean log(boolean quick) throws Exception {
        Optional<String> parts = variable("LOG_PARTS");
        Predicate<String> chosen = parts.map(some -> List.of(some.split(",")))
                .<Predicate<String>>map(some -> some::contains)
                .orElse(part -> true);
        Report report = new Report();
        String conditions = conditions();
        report.note(conditions);
        report.note(Row.heading());
        LogBenchmark benchmark = new LogBenchmark(quick, chosen, report);
        long start = System.nanoTime();
        benchmark.embedded();
        Optional<String> server = variable("PLACEMARKET_TEST_MONGODB_URI");
        if (server.isPresent()) {
            benchmark.server(server.get());
        } else {
            report.note("PLACEMARKET_TEST_MONGODB_URI is not set: no rows for a server");
        }
        boolean allMet = report.summary();
        report.note("%d minutes".formatted((System.nanoTime() - start) / 60_000_000_000L));
        if (!quick && parts.isEmpty()) {
            Path page = Path.of("docs", "performance.md");
            new Page(page, "log", "Performance of the event log").write(report.rows(), conditions);
            report.note("Written to " + page);
        }
        return allMet;
    }

    private static long number(String variable, long otherwise) {
        return variable(variable).map(Long::parseLong).orElse(otherwise);
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    /** What was measured on; others who use the machine meanwhile show in its load. */
    private static String conditions() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return "%s, %d processors (%s), %s of memory, a heap of %d MB, Java %s; load average before the run %.1f."
                .formatted(
                        LocalDate.now(Clock.systemUTC()),
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        memory(),
                        Runtime.getRuntime().maxMemory() >> 20,
                        Runtime.version(),
                        load);
    }

    private static String processor() {
        return firstLine(Path.of("/proc/cpuinfo"), "model name").orElse(System.getProperty("os.arch"));
    }

    private static String memory() {
        return firstLine(Path.of("/proc/meminfo"), "MemTotal").orElse("unknown");
    }

    /** What stands behind the colon in the first such line; empty on systems without that file. */
    private static Optional<String> firstLine(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException | UncheckedIOException elsewhere) {
            return Optional.empty();
        }
    }
}
