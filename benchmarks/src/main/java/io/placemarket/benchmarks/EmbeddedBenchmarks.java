package io.placemarket.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The programs about the embedded store. */
final class EmbeddedBenchmarks {
    static final String HELP = """
            embedded    the embedded store beside mongo-java-server, MVStore and a real database; writes docs/performance-embedded.md
                        --quick: that everything runs, without a page; EMBEDDED_PARTS=scan,starts: those alone, without a page
            embedded-faults  kills, power cuts, damaged files, full disks and clocks that go back, judged by an oracle;
                        --quick: 20 kills instead of 1,000; EMBEDDED_FAULTS_SEED, EMBEDDED_FAULTS_CYCLES
            embedded-soak  a mixed load on a heap of 256 MB; EMBEDDED_SOAK_MINUTES (60; 1 if --quick)
            embedded-large  far more data than heap, asked, killed and asked again; EMBEDDED_LARGE_MB (10,000, in 512 MB;
                        300, in 64 MB, if --quick)""";

    static final Set<String> NAMES = Set.of("embedded", "embedded-faults", "embedded-soak", "embedded-large");

    private EmbeddedBenchmarks() {}

    /** True where every goal is met and every promise kept. */
    static boolean run(String name, boolean quick, String conditions) throws Exception {
        return switch (name) {
            case "embedded" -> speed(quick, conditions) || quick;
            case "embedded-faults" -> {
                long seed = number("EMBEDDED_FAULTS_SEED", new SecureRandom().nextInt(1_000_000));
                yield new EmbeddedFaults(seed).run((int) number("EMBEDDED_FAULTS_CYCLES", quick ? 20 : 1_000));
            }
            case "embedded-soak" -> {
                Path folder = Files.createTempDirectory("embedded-soak");
                try {
                    yield new EmbeddedSoak(folder).run(number("EMBEDDED_SOAK_MINUTES", quick ? 1 : 60));
                } finally {
                    EmbeddedFaults.delete(folder);
                }
            }
            case "embedded-large" -> {
                Path folder = Files.createTempDirectory(
                        Files.createDirectories(Path.of("benchmarks", "target")), "embedded-large");
                try {
                    int megabytes = (int) number("EMBEDDED_LARGE_MB", quick ? 300 : 10_000);
                    yield new EmbeddedLarge(folder, megabytes, quick ? 64 : 512).run();
                } finally {
                    EmbeddedFaults.delete(folder);
                }
            }
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static boolean speed(boolean quick, String conditions) throws Exception {
        Set<EmbeddedSpeed.Part> parts = parts();
        Report report = new Report();
        report.note(conditions);
        report.note(Row.heading());
        Optional<String> server = Optional.ofNullable(System.getenv("PLACEMARKET_TEST_MONGODB_URI"));
        long start = System.nanoTime();
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("benchmarks", "target")), "embedded");
        try {
            new EmbeddedSpeed(folder, quick, report, server).run(parts);
        } finally {
            EmbeddedFaults.delete(folder);
        }
        boolean allMet = report.summary();
        report.note("%d minutes".formatted((System.nanoTime() - start) / 60_000_000_000L));
        if (!quick && parts.size() == EmbeddedSpeed.Part.values().length) {
            new Page(Path.of("docs", "performance-embedded.md"), "embedded", "Performance of the embedded store")
                    .write(report.rows(), conditions);
        }
        return allMet;
    }

    private static Set<EmbeddedSpeed.Part> parts() {
        String chosen = System.getenv("EMBEDDED_PARTS");
        return chosen == null
                ? EnumSet.allOf(EmbeddedSpeed.Part.class)
                : Arrays.stream(chosen.toUpperCase(Locale.ROOT).split(",", -1))
                        .map(EmbeddedSpeed.Part::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(EmbeddedSpeed.Part.class)));
    }

    static long number(String variable, long otherwise) {
        return Optional.ofNullable(System.getenv(variable)).map(Long::parseLong).orElse(otherwise);
    }
}
