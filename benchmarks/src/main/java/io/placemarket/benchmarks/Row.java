package io.placemarket.benchmarks;

import java.util.Locale;

/**
 * One figure beside its reference.
 *
 * @param ours middle of the rounds
 * @param reference middle of the rounds that alternated with ours
 * @param ratio ours to reference, middle of the pairs
 * @param low smallest ratio of a pair
 * @param high greatest ratio of a pair
 * @param goal in words
 */
record Row(
        String name,
        String unit,
        double ours,
        double reference,
        double ratio,
        double low,
        double high,
        String goal,
        boolean met) {

    static String heading() {
        return "%-62s %-10s %12s %12s %7s %15s %8s %s"
                .formatted("figure", "unit", "ours", "reference", "ratio", "(of pairs)", "goal", "");
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-62s %-10s %12.2f %12.2f %7.2f (%5.2f – %5.2f) %8s %s",
                name,
                unit,
                ours,
                reference,
                ratio,
                low,
                high,
                goal,
                met ? "met" : "missed");
    }

    String asMarkdown() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %.2f | %.2f (%.2f – %.2f) | %s | %s |",
                name,
                unit,
                ours,
                reference,
                ratio,
                low,
                high,
                goal,
                met ? "met" : "**missed**");
    }
}
