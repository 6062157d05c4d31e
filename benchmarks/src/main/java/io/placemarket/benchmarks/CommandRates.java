package io.placemarket.benchmarks;

import io.placemarket.eventstore.EventLog;

/** How many commands a second, beside other engines and beside the driver alone. */
final class CommandRates {
    private CommandRates() {}

    static void besideStock(Bench bench) throws Exception {
        try (EventLog log = bench.engines().log("log");
                CommandLoad ours = bench.engines().ours(log);
                CommandLoad stock = bench.engines().stock()) {
            ours.warmUp();
            stock.warmUp();
            bench.report()
                    .add(bench.rounds()
                            .compare(
                                    bench.question(
                                            "commands/s, projection attached, to axon-mongo", "1/s", Goal.atLeast(10)),
                                    () -> ours.runProjected(bench.millis()),
                                    () -> stock.runProjected(bench.millis())));
        }
    }

    /** The in-memory engine begins anew each round: it would otherwise fill the heap that both share. */
    static void besideMemory(Bench bench) throws Exception {
        try (EventLog log = bench.engines().log("log");
                CommandLoad ours = bench.engines().ours(log)) {
            ours.warmUp();
            KeptAggregates kept = new KeptAggregates();
            try (CommandLoad first = bench.engines().inMemory(kept)) {
                first.warmUp();
            }
            bench.report()
                    .add(bench.rounds()
                            .compare(
                                    bench.question(
                                            "commands/s, durable, to Axon's in-memory engine",
                                            "1/s",
                                            Goal.atLeast(0.6)),
                                    () -> ours.run(bench.millis()),
                                    () -> inMemory(bench, kept)));
        }
    }

    private static double inMemory(Bench bench, KeptAggregates kept) throws Exception {
        try (CommandLoad memory = bench.engines().inMemory(kept)) {
            return memory.run(bench.millis());
        }
    }

    static void besideDriver(Bench bench) throws Exception {
        try (EventLog log = bench.engines().log("log");
                CommandLoad ours = bench.engines().ours(log)) {
            ours.warmUp();
            double warm = ours.run(bench.millis());
            long units = log.statistics().units();
            long inserts = log.statistics().inserts();
            double rate = ours.run(bench.millis());
            long batch = (log.statistics().units() - units)
                    / Math.max(1, log.statistics().inserts() - inserts);
            bench.report()
                    .note("%s: %d units of work in an insert at %.0f commands/s (%.0f before)"
                            .formatted(bench.where(), batch, rate, warm));
            RawDriver raw = new RawDriver(bench.engines().mongo(), "log");
            bench.report()
                    .add(bench.rounds()
                            .compare(
                                    bench.question(
                                            "commands/s, to the driver's same documents, index and batches",
                                            "1/s",
                                            bench.embedded() ? Goal.none() : Goal.atLeast(0.7)),
                                    () -> ours.run(bench.millis()),
                                    () -> raw.insert((int) Math.max(1, batch), bench.millis())));
        }
    }

    static void besideNoChain(Bench bench) throws Exception {
        try (EventLog log = bench.engines().log("log");
                CommandLoad ours = bench.engines().ours(log);
                EventLog loose = bench.engines().unchained("loose");
                CommandLoad unchained = bench.engines().ours(loose)) {
            ours.warmUp();
            unchained.warmUp();
            bench.report()
                    .add(bench.rounds()
                            .compare(
                                    bench.question("commands/s, hash chain on ÷ off", "1/s", Goal.atLeast(0.95)),
                                    () -> ours.run(bench.millis()),
                                    () -> unchained.run(bench.millis())));
        }
    }

    /** Only where a PostgreSQL is named. */
    static void besideJdbc(Bench bench) throws Exception {
        if (RelationalEngine.url().isEmpty()) {
            bench.report().note(bench.where() + ": " + RelationalEngine.URL + " is not set: no row for JDBC");
            return;
        }
        try (EventLog log = bench.engines().log("log");
                CommandLoad ours = bench.engines().ours(log);
                RelationalEngine relational =
                        RelationalEngine.on(RelationalEngine.url().get());
                CommandLoad jdbc = relational.load(bench.engines().aggregates())) {
            ours.warmUp();
            jdbc.warmUp();
            bench.report()
                    .add(bench.rounds()
                            .compare(
                                    bench.question(
                                            "commands/s, projection attached, to Axon's JDBC engine on PostgreSQL",
                                            "1/s",
                                            Goal.none()),
                                    () -> ours.runProjected(bench.millis()),
                                    () -> jdbc.runProjected(bench.millis())));
        }
    }
}
