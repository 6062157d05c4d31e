package io.placemarket.benchmarks;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The programs about the embedded store. */
final class EmbeddedBenchmarks {
    static final String HELP = """
            embedded-faults  kills, power cuts, damaged files, full disks and clocks that go back, judged by an oracle;
                        --quick: 20 kills instead of 1,000; EMBEDDED_FAULTS_SEED, EMBEDDED_FAULTS_CYCLES""";

    private static final Set<String> NAMES = Set.of("embedded-faults");

    private EmbeddedBenchmarks() {}

    static boolean know(List<String> names) {
        return names.size() == 1 && NAMES.contains(names.getFirst());
    }

    /** True where every goal is met and every promise kept. */
    static boolean run(String name, boolean quick, String conditions) throws Exception {
        return switch (name) {
            case "embedded-faults" -> {
                long seed = number("EMBEDDED_FAULTS_SEED", new SecureRandom().nextInt(1_000_000));
                yield new EmbeddedFaults(seed).run((int) number("EMBEDDED_FAULTS_CYCLES", quick ? 20 : 1_000));
            }
            default -> throw new IllegalArgumentException(name + " under " + conditions);
        };
    }

    static long number(String variable, long otherwise) {
        return Optional.ofNullable(System.getenv(variable)).map(Long::parseLong).orElse(otherwise);
    }
}
