package io.placemarket.benchmarks;

import io.placemarket.eventstore.EventLog;
import java.util.List;

/** How long a command takes, alone and at a steady rate. */
final class Latencies {
    private static final int[] RATES = {100, 500};

    private Latencies() {}

    static void oneCaller(Bench bench) throws Exception {
        try (EventLog log = bench.engines().log("log");
                CommandLoad ours = bench.engines().ours(log)) {
            ours.warmUp();
            RawDriver raw = new RawDriver(bench.engines().mongo(), "log");
            int times = (int) Math.max(50, bench.millis() / 2);
            bench.report()
                    .addAll(bench.rounds()
                            .compare(
                                    List.of(
                                            bench.question(
                                                    "one caller, commit p50, to one raw insert",
                                                    "ms",
                                                    Goal.atMost(1.3)),
                                            bench.question(
                                                    "one caller, commit p99, to one raw insert",
                                                    "ms",
                                                    Goal.atMost(1.3))),
                                    () -> middleAndTail(timed(times, ours::one)),
                                    () -> middleAndTail(raw.insertOneByOne(times))));
        }
    }

    private static double[] middleAndTail(long[] nanos) {
        return new double[] {Latency.millis(nanos, 0.5), Latency.millis(nanos, 0.99)};
    }

    private static long[] timed(int number, Runnable task) {
        long[] times = new long[number];
        for (int i = 0; i < number; i++) {
            long before = System.nanoTime();
            task.run();
            times[i] = System.nanoTime() - before;
        }
        return times;
    }

    static void openLoop(Bench bench) throws Exception {
        try (EventLog log = bench.engines().log("log");
                CommandLoad ours = bench.engines().ours(log)) {
            ours.warmUp();
            for (int rate : RATES) {
                bench.report()
                        .add(bench.rounds()
                                .measure(
                                        bench.question(
                                                "p99 at " + rate + " commands/s, from the intended start",
                                                "ms",
                                                Goal.below(20)),
                                        () -> Latency.millis(
                                                Latency.openLoop(rate, bench.millis() * 3 / 2, ours::one), 0.99)));
            }
        }
    }
}
