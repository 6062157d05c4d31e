package io.placemarket.benchmarks;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/** Rounds of ours and of the reference in turn, so that a noisy machine is as noisy for both. */
final class Pairs {
    private final int number;

    Pairs(int number) {
        this.number = number;
    }

    /** One round; returns its figure. */
    @FunctionalInterface
    interface Round {
        double run() throws Exception;
    }

    /** Compares after one round of each that does not count. */
    Row compare(String name, String unit, Round ours, Round reference, String goal, DoublePredicate met)
            throws Exception {
        double warmUp = ours.run() + reference.run();
        if (Double.isNaN(warmUp)) {
            throw new IllegalStateException("A round gave no figure");
        }
        double[] own = new double[number];
        double[] other = new double[number];
        double[] ratios = new double[number];
        for (int i = 0; i < number; i++) {
            if (i % 2 == 0) {
                own[i] = ours.run();
                other[i] = reference.run();
            } else {
                other[i] = reference.run();
                own[i] = ours.run();
            }
            ratios[i] = own[i] / other[i];
        }
        double ratio = middle(ratios);
        Arrays.sort(ratios);
        return new Row(
                name, unit, middle(own), middle(other), ratio, ratios[0], ratios[number - 1], goal, met.test(ratio));
    }

    static double middle(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
