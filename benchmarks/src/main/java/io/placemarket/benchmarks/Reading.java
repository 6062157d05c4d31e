package io.placemarket.benchmarks;

import io.placemarket.eventstore.EventLog;
import java.time.Duration;

/** How fast what is written is read again, from the beginning. */
final class Reading {
    private static final int EVENTS = 100_000;
    private static final int EVENTS_QUICK = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Reading() {}

    static void tail(Bench bench) throws Exception {
        try (EventLog log = bench.engines().log("log");
                CommandLoad load = bench.engines().ours(log)) {
            fill(load, bench);
            long head = log.headPosition();
            bench.report()
                    .add(bench.rounds()
                            .compare(
                                    bench.question(
                                            "the tail, events/s, payloads not parsed, to the driver's reading",
                                            "1/s",
                                            Goal.atLeast(0.6)),
                                    () -> again(bench, () -> tail(bench, head)),
                                    () -> again(
                                            bench,
                                            () -> RawDriver.read(bench.engines().mongo(), "log", head))));
        }
    }

    /** The mean of as many readings as fit a round. */
    private static double again(Bench bench, Rounds.Round reading) throws Exception {
        long until = System.nanoTime() + bench.millis() * 1_000_000;
        double sum = 0;
        int times = 0;
        do {
            sum += reading.run();
            times++;
        } while (System.nanoTime() < until);
        return sum / times;
    }

    /** In an instance of its own, which has kept nothing. */
    private static double tail(Bench bench, long head) {
        try (EventLog fresh = bench.engines().log("log")) {
            long start = System.nanoTime();
            fresh.tail().from(1).takeUntil(unit -> unit.lastPosition() >= head).blockLast(PATIENCE);
            return head * 1e9 / (System.nanoTime() - start);
        }
    }

    static void replay(Bench bench) throws Exception {
        try (EventLog log = bench.engines().log("log");
                CommandLoad written = bench.engines().ours(log);
                CommandLoad memory = bench.engines().inMemory()) {
            int events = fill(written, bench);
            fill(memory, bench);
            bench.report()
                    .add(bench.rounds()
                            .compare(
                                    bench.question(
                                            "replay into a pooled streaming processor, events/s, to in-memory",
                                            "1/s",
                                            Goal.atLeast(0.8)),
                                    () -> again(bench, () -> replay(bench, events)),
                                    () -> again(bench, () -> Replay.run(memory.store(), events))));
        }
    }

    private static double replay(Bench bench, int events) throws Exception {
        try (EventLog fresh = bench.engines().log("log");
                CommandLoad reading = bench.engines().ours(fresh)) {
            return Replay.run(reading.store(), events);
        }
    }

    private static int fill(CommandLoad load, Bench bench) throws Exception {
        int times = Math.max(
                1, (bench.quick() ? EVENTS_QUICK : EVENTS) / bench.engines().aggregates());
        for (int i = 0; i < times; i++) {
            load.warmUp();
        }
        return times * bench.engines().aggregates();
    }
}
