package io.placemarket.benchmarks;

import io.placemarket.benchmarks.Rounds.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Three processes that write to one log, beside one. */
final class SeveralWriters {
    private static final int WRITERS = 3;
    private static final int EXTRA_WARM_UP = 8;

    private SeveralWriters() {}

    static void besideOne(Bench bench) throws Exception {
        bench.engines().log("log").close();
        try (Crew three = new Crew(bench, WRITERS);
                Crew one = new Crew(bench, 1)) {
            // each of three does a third of the work, so that its code is compiled three times as late
            three.run(EXTRA_WARM_UP * bench.millis());
            List<Question> questions = List.of(
                    bench.question("3 writer processes ÷ 1, commands/s in total", "1/s", Goal.atLeast(0.7)),
                    bench.question("slowest of 3 writer processes, share of an equal part", "", Goal.atLeast(0.5)));
            bench.report()
                    .addAll(bench.rounds().compare(questions, () -> totalAndSlowest(three.run(bench.millis())), () ->
                            new double[] {Arrays.stream(one.run(bench.millis())).sum(), 1}));
        }
    }

    private static double[] totalAndSlowest(double[] rates) {
        double total = Arrays.stream(rates).sum();
        return new double[] {total, Arrays.stream(rates).min().orElseThrow() * rates.length / total};
    }

    private static final class Crew implements AutoCloseable {
        private final List<Child> writers = new ArrayList<>();

        Crew(Bench bench, int number) throws IOException {
            for (int i = 0; i < number; i++) {
                writers.add(new Child(
                        WriterProcess.class,
                        bench.engines().uri(),
                        bench.engines().mongo().getName(),
                        number + "-" + i + "-",
                        Integer.toString(bench.engines().aggregates() / number)));
            }
            for (Child writer : writers) {
                String unused = writer.hear();
            }
        }

        /** Commands a second of each, all at once. */
        double[] run(long millis) throws IOException {
            for (Child writer : writers) {
                writer.tell(Long.toString(millis));
            }
            double[] rates = new double[writers.size()];
            for (int i = 0; i < rates.length; i++) {
                rates[i] = Double.parseDouble(writers.get(i).hear());
            }
            return rates;
        }

        @Override
        public void close() {
            writers.forEach(Child::close);
        }
    }
}
