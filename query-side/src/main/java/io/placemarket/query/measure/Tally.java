package io.placemarket.query.measure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Numerators and denominators by group, and all together. Not thread-safe. */
final class Tally {
    private final Map<String, Sums> groups = new TreeMap<>();
    private final Sums total = new Sums();

    private static final class Sums {
        private long numerator;
        private long denominator;
        private boolean denominatorIsAtLeast;

        private void add(long part, long whole, boolean certain) {
            numerator += part;
            denominator += whole;
            denominatorIsAtLeast |= !certain;
        }

        private Figure figure(String key, String label) {
            Figure figure = Figure.of(key, label, numerator, denominator);
            return denominatorIsAtLeast ? figure.ofAtLeast() : figure;
        }
    }

    /** Counts in one group and in all together. */
    void add(String group, long part, long whole) {
        add(group, part, whole, true);
    }

    /** The same of a whole that is at least so many where it is not certain. */
    void add(String group, long part, long whole, boolean certain) {
        addToGroup(group, part, whole, certain);
        addToTotal(part, whole, certain);
    }

    /** Counts in one group only. */
    void addToGroup(String group, long part, long whole) {
        addToGroup(group, part, whole, true);
    }

    /** Counts in all together only. */
    void addToTotal(long part, long whole) {
        addToTotal(part, whole, true);
    }

    /** Counts in one group only; the whole is at least so many where it is not certain. */
    void addToGroup(String group, long part, long whole, boolean certain) {
        groups.computeIfAbsent(group, key -> new Sums()).add(part, whole, certain);
    }

    /** Counts in all together only; the whole is at least so many where it is not certain. */
    void addToTotal(long part, long whole, boolean certain) {
        total.add(part, whole, certain);
    }

    Figure total() {
        return total.figure("", "All together");
    }

    /** Each group with its own denominator; groups that hold nothing are left out. */
    List<Figure> figures(Function<String, String> label) {
        return groups.entrySet().stream()
                .filter(entry -> entry.getValue().numerator + entry.getValue().denominator > 0)
                .map(entry -> entry.getValue().figure(entry.getKey(), label.apply(entry.getKey())))
                .toList();
    }

    /** Each group's numerator in the denominator of all, most first. */
    List<Figure> shares(Function<String, String> label) {
        return groups.entrySet().stream()
                .filter(entry -> entry.getValue().numerator > 0)
                .sorted((one, other) -> Long.compare(other.getValue().numerator, one.getValue().numerator))
                .map(entry -> Figure.of(
                        entry.getKey(), label.apply(entry.getKey()), entry.getValue().numerator, total.denominator))
                .toList();
    }

    long numerator(String group) {
        Sums sums = groups.get(group);
        return sums == null ? 0 : sums.numerator;
    }

    long denominator() {
        return total.denominator;
    }
}
