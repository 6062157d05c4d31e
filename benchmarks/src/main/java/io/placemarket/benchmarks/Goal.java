package io.placemarket.benchmarks;

import java.util.Locale;
import java.util.function.DoublePredicate;

/** What a figure should be, in words and as a question. */
record Goal(String words, DoublePredicate asks) {
    static Goal atLeast(double least) {
        return new Goal(String.format(Locale.ROOT, "≥ %.2f", least), value -> value >= least);
    }

    static Goal atMost(double most) {
        return new Goal(String.format(Locale.ROOT, "≤ %.2f", most), value -> value <= most);
    }

    static Goal below(double limit) {
        return new Goal(String.format(Locale.ROOT, "< %.0f", limit), value -> value < limit);
    }

    /** For comparison only. */
    static Goal none() {
        return new Goal("–", value -> true);
    }

    boolean isNone() {
        return words.equals("–");
    }
}
