package io.placemarket.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * The 95 % confidence interval of a figure that was measured several times, by Student's t on logarithms: ratios are as often
 * doubled as halved by noise.
 *
 * @param middle the geometric mean
 */
record Interval(double middle, double low, double high) {
    /** Student's t, two-sided 95 %, for 1, 2, 3 … degrees of freedom. */
    private static final double[] T = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228};

    private static final double SMALLEST = 1e-9;

    /** Of 2 to 11 positive values. */
    static Interval of(double... values) {
        int n = values.length;
        double[] logs = Arrays.stream(values)
                .map(value -> Math.log(Math.max(SMALLEST, value)))
                .toArray();
        double mean = Arrays.stream(logs).average().orElseThrow();
        double squares =
                Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
        double half = T[n - 2] * Math.sqrt(squares / (n - 1) / n);
        return new Interval(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
    }

    /** Of what is counted, not measured. */
    static Interval exactly(double value) {
        return new Interval(value, value, value);
    }

    @Override
    public String toString() {
        return low == high
                ? String.format(Locale.ROOT, "%.2f", middle)
                : String.format(Locale.ROOT, "%.2f (%.2f – %.2f)", middle, low, high);
    }
}
