package io.placemarket.benchmarks;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One figure, beside its reference where it has one.
 *
 * @param ours geometric mean of the rounds
 * @param reference of the rounds that alternated with ours
 * @param judged what the goal is asked of: the ratio of the pairs, or our own figure where there is no reference
 */
record Row(String name, String unit, double ours, OptionalDouble reference, Interval judged, Goal goal) {
    private static final String LINE = "%-76s %-8s %11s %11s  %-24s %-8s %s";

    static String heading() {
        return LINE.formatted("figure", "unit", "ours", "reference", "ratio (95 %)", "goal", "");
    }

    boolean missed() {
        return !goal.asks().test(judged.middle());
    }

    boolean met() {
        return !goal.isNone() && !missed();
    }

    private String result() {
        return goal.isNone() ? "" : missed() ? "missed" : "met";
    }

    @Override
    public String toString() {
        return LINE.formatted(name, unit, number(ours), referenceText(), judged, goal.words(), result());
    }

    String asMarkdown() {
        String result = missed() ? "**missed**" : result();
        return "| %s | %s | %s | %s | %s | %s | %s |"
                .formatted(name, unit, number(ours), referenceText(), judged, goal.words(), result);
    }

    private String referenceText() {
        return reference.isPresent() ? number(reference.getAsDouble()) : "–";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 1_000 ? "%,.0f" : "%.2f", value);
    }
}
