package io.placemarket.benchmarks;

import io.placemarket.eventstore.EventLog;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What a tail in another process costs and how far behind it is. */
final class OtherProcess {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int RATE = 100;

    private OtherProcess() {}

    /** Microseconds on a clock that all processes of the machine share. */
    static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, CLOCK.instant());
    }

    static void delay(Bench bench) throws Exception {
        try (EventLog log = bench.engines().log("log");
                CommandLoad load = bench.engines().ours(log)) {
            load.warmUp();
            try (Child tail = new Child(
                    TailProcess.class,
                    bench.engines().uri(),
                    bench.engines().mongo().getName())) {
                String unused = tail.hear();
                bench.report()
                        .add(bench.rounds()
                                .measure(
                                        bench.question(
                                                "commit → event in another process's tail, p99 at 100 commands/s",
                                                "ms",
                                                Goal.below(25)),
                                        () -> delay(bench, load, tail)));
            }
        }
    }

    private static double delay(Bench bench, CommandLoad load, Child tail) throws Exception {
        Map<String, Long> committed = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        int number = Latency.openLoop(RATE, bench.millis() * 3 / 2, () -> {
                    String note = "note-" + next.incrementAndGet();
                    load.one(note);
                    committed.put(note, now());
                })
                .length;
        long[] delays = new long[number];
        for (int i = 0; i < number; i++) {
            String[] heard = tail.hear().split(" ", 2);
            long commit = committed.getOrDefault(heard[0], Long.MAX_VALUE);
            delays[i] = Math.max(0, Long.parseLong(heard[1]) - commit) * 1_000;
        }
        return Latency.millis(delays, 0.99);
    }

    /** Once with the tails of one process, which share their looking, once with as many logs that look for themselves. */
    static void idleTails(Bench bench) throws Exception {
        try (EventLog log = bench.engines().log("log");
                CommandLoad load = bench.engines().ours(log)) {
            load.warmUp();
        }
        for (int logs : new int[] {1, IdleTails.TAILS}) {
            String of = logs == 1 ? "of one log, which look together" : "each of a log of its own";
            try (Child idle = new Child(
                    IdleTails.class,
                    bench.engines().uri(),
                    bench.engines().mongo().getName(),
                    Integer.toString(logs))) {
                String unused = idle.hear();
                bench.report()
                        .add(bench.rounds()
                                .measure(
                                        bench.question("processor time of 20 idle tails " + of, "% core", Goal.none()),
                                        () -> {
                                            idle.tell(Long.toString(bench.millis() / 2));
                                            return Double.parseDouble(idle.hear());
                                        }));
            }
        }
    }
}
