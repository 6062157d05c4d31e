package io.placemarket.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Rounds of ours and of the reference in turn, so that a noisy machine is as noisy for both. The first of each do not count: code is compiled meanwhile. */
final class Rounds {
    private final int warmUps;
    private final int number;

    /** So many pairs that do not count, at least one, and then so many that do, 2 to 11. */
    Rounds(int warmUps, int number) {
        this.warmUps = warmUps;
        this.number = number;
    }

    /** One round; returns its figure. */
    @FunctionalInterface
    interface Round {
        double run() throws Exception;
    }

    /** One round that answers several questions. */
    @FunctionalInterface
    interface RoundOfSeveral {
        double[] run() throws Exception;
    }

    /** What is asked of a round. */
    record Question(String name, String unit, Goal goal) {}

    Row compare(Question question, Round ours, Round reference) throws Exception {
        return compare(List.of(question), () -> new double[] {ours.run()}, () -> new double[] {reference.run()})
                .getFirst();
    }

    /** A row a question: ours to reference. */
    List<Row> compare(List<Question> questions, RoundOfSeveral ours, RoundOfSeveral reference) throws Exception {
        for (int i = 0; i < warmUps; i++) {
            checked(ours.run());
            checked(reference.run());
        }
        double[][] own = new double[number][];
        double[][] other = new double[number][];
        for (int i = 0; i < number; i++) {
            if (i % 2 == 0) {
                own[i] = checked(ours.run());
                other[i] = checked(reference.run());
            } else {
                other[i] = checked(reference.run());
                own[i] = checked(ours.run());
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int q = 0; q < questions.size(); q++) {
            double[] a = column(own, q);
            double[] b = column(other, q);
            double[] ratios = new double[number];
            Arrays.setAll(ratios, i -> a[i] / b[i]);
            rows.add(new Row(
                    questions.get(q).name(),
                    questions.get(q).unit(),
                    Interval.of(a).middle(),
                    OptionalDouble.of(Interval.of(b).middle()),
                    Interval.of(ratios),
                    questions.get(q).goal()));
        }
        return rows;
    }

    /** Ours alone, against a fixed limit. */
    Row measure(Question question, Round ours) throws Exception {
        for (int i = 0; i < warmUps; i++) {
            checked(new double[] {ours.run()});
        }
        double[] figures = new double[number];
        for (int i = 0; i < number; i++) {
            figures[i] = ours.run();
        }
        Interval interval = Interval.of(figures);
        return new Row(
                question.name(), question.unit(), interval.middle(), OptionalDouble.empty(), interval, question.goal());
    }

    private static double[] column(double[][] figures, int question) {
        return Arrays.stream(figures).mapToDouble(round -> round[question]).toArray();
    }

    private static double[] checked(double[] figures) {
        if (Arrays.stream(figures).anyMatch(figure -> !Double.isFinite(figure))) {
            throw new IllegalStateException("A round gave no figure: " + Arrays.toString(figures));
        }
        return figures;
    }
}
