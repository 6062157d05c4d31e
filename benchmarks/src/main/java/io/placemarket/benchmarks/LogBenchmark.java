package io.placemarket.benchmarks;

import io.placemarket.eventstore.EventLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.Disposable;

/** The event log beside Axon's in-memory engine, the stock MongoDB engine and the raw driver. */
final class LogBenchmark {
    private final Engines engines;
    private final String where;
    private final Pairs pairs;
    private final long millis;
    private final List<Row> rows = new ArrayList<>();

    LogBenchmark(Engines engines, String where, boolean quick) {
        this.engines = engines;
        this.where = where;
        this.pairs = new Pairs(quick ? 2 : 5);
        this.millis = quick ? 300 : 3_000;
    }

    List<Row> run(boolean embedded) throws Exception {
        try (EventLog log = engines.log("log");
                CommandLoad ours = Engines.ours(log)) {
            if (embedded) {
                againstMemory(ours);
            }
            againstStock(ours);
            againstDriver(log, ours);
            alone(ours);
            openLoop(ours);
            tails(log);
            otherProcess(log, ours);
        }
        return rows;
    }

    private void add(Row row) {
        rows.add(row);
        System.out.println(row);
    }

    private void againstMemory(CommandLoad ours) throws Exception {
        try (CommandLoad memory = Engines.inMemory()) {
            add(pairs.compare(
                    where + ": commands/s, 64 callers, durable, against Axon in memory",
                    "1/s",
                    () -> ours.run(millis),
                    () -> memory.run(millis),
                    "≥ 0.60",
                    ratio -> ratio >= 0.6));
        }
    }

    private void againstStock(CommandLoad ours) throws Exception {
        try (CommandLoad stock = engines.stock()) {
            add(pairs.compare(
                    where + ": commands/s, projection attached, against axon-mongo",
                    "1/s",
                    () -> ours.runProjected(millis),
                    () -> stock.runProjected(millis),
                    "≥ 10.00",
                    ratio -> ratio >= 10));
        }
    }

    private void againstDriver(EventLog log, CommandLoad ours) throws Exception {
        RawDriver raw = raw();
        double warm = ours.run(millis);
        long unitsBefore = log.statistics().units();
        long insertsBefore = log.statistics().inserts();
        double again = ours.run(millis);
        int batch = (int) Math.max(
                1,
                (log.statistics().units() - unitsBefore)
                        / Math.max(1, log.statistics().inserts() - insertsBefore));
        System.out.printf("%s: %d units in an insert (%.0f and %.0f commands/s)%n", where, batch, warm, again);
        add(pairs.compare(
                where + ": commands/s against the driver's same inserts",
                "1/s",
                () -> ours.run(millis),
                () -> raw.insert(batch, millis),
                "≥ 0.70",
                ratio -> ratio >= 0.7));
    }

    private RawDriver raw() {
        return new RawDriver(engines.client().getDatabase(engines.database()), "log");
    }

    private void alone(CommandLoad ours) throws Exception {
        RawDriver raw = raw2();
        int times = (int) Math.max(50, millis / 10);
        for (double share : new double[] {0.5, 0.99}) {
            String name = "p" + Math.round(share * 100);
            add(pairs.compare(
                    where + ": one caller, commit " + name + ", against one raw insert",
                    "ms",
                    () -> Latency.millis(times(times, ours::one), share),
                    () -> Latency.millis(rawTimes(times, raw), share),
                    "≤ 1.30",
                    ratio -> ratio <= 1.3));
        }
    }

    private RawDriver raw2() {
        engines.client().getDatabase(engines.database()).getCollection("raw").drop();
        return raw();
    }

    private static long[] times(int number, Runnable task) {
        long[] times = new long[number];
        for (int i = 0; i < number; i++) {
            long before = System.nanoTime();
            task.run();
            times[i] = System.nanoTime() - before;
        }
        return times;
    }

    private static long[] rawTimes(int number, RawDriver raw) {
        long[] times = new long[number];
        for (int i = 0; i < number; i++) {
            times[i] = raw.insertOne();
        }
        return times;
    }

    private void openLoop(CommandLoad ours) {
        for (int rate : new int[] {100, 500}) {
            long[] times = Latency.openLoop(rate, (int) Math.max(1, millis / 500), ours::one);
            add(absolute(
                    where + ": p99 at " + rate + " commands/s, from the intended start",
                    Latency.millis(times, 0.99),
                    20));
        }
    }

    private static Row absolute(String name, double millis, double limit) {
        double ratio = millis / limit;
        return new Row(name, "ms", millis, limit, ratio, ratio, ratio, "< " + (int) limit + " ms", millis < limit);
    }

    private void tails(EventLog log) throws Exception {
        long head = log.headPosition();
        add(pairs.compare(
                where + ": the tail, events/s, payloads not parsed, against the driver",
                "1/s",
                () -> readTail(head),
                () -> RawDriver.read(engines.client().getDatabase(engines.database()), "log", head),
                "≥ 0.60",
                ratio -> ratio >= 0.6));
    }

    /** In an instance of its own, which has kept nothing. */
    private double readTail(long head) {
        try (EventLog fresh = engines.log("log")) {
            long start = System.nanoTime();
            fresh.tail().from(1).takeUntil(unit -> unit.lastPosition() >= head).blockLast(Duration.ofMinutes(5));
            return head * 1e9 / (System.nanoTime() - start);
        }
    }

    /** From the end of a commit to the tail of a second instance, which shares nothing with the writer's. */
    private void otherProcess(EventLog log, CommandLoad ours) throws Exception {
        try (EventLog elsewhere = engines.log("log")) {
            Map<Long, Long> seen = new ConcurrentHashMap<>();
            Map<Long, Long> written = new ConcurrentHashMap<>();
            long head = log.headPosition();
            Disposable far =
                    elsewhere.tail().from(head + 1).subscribe(unit -> seen.put(unit.position(), System.nanoTime()));
            Disposable near =
                    log.tail().from(head + 1).subscribe(unit -> written.put(unit.position(), System.nanoTime()));
            long[] unused = Latency.openLoop(100, (int) Math.max(1, millis / 500), ours::one);
            long until = log.headPosition();
            long patience = System.nanoTime() + 10_000_000_000L;
            while (seen.size() < until - head && System.nanoTime() < patience) {
                Thread.onSpinWait();
            }
            far.dispose();
            near.dispose();
            long[] delays = written.entrySet().stream()
                    .mapToLong(entry -> seen.getOrDefault(entry.getKey(), Long.MAX_VALUE) - entry.getValue())
                    .map(delay -> Math.max(0, delay))
                    .toArray();
            add(absolute(
                    where + ": commit to another process's tail, p99 of " + delays.length + " of " + unused.length,
                    Latency.millis(delays, 0.99),
                    25));
        }
    }
}
