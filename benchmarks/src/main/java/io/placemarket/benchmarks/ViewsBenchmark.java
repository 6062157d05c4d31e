package io.placemarket.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.placemarket.embedded.EmbeddedMongo;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LogOptions;
import java.io.BufferedReader;
import java.util.List;
import java.util.OptionalDouble;

/** The views: brought level, looked back in, folded, built anew, searched, watched and weighed. */
final class ViewsBenchmark {
    private static final int EVENTS = 1_000_000;
    private static final int EVENTS_QUICK = 20_000;
    private static final double MOST_MEGABYTES = 1_024;

    private final boolean quick;
    private final Report report;

    ViewsBenchmark(boolean quick, Report report) {
        this.quick = quick;
        this.report = report;
    }

    /** Those on a log share one. */
    void run(List<String> parts) throws Exception {
        List<String> onLog = parts.stream().filter(FoldedLog.PARTS::contains).toList();
        if (!onLog.isEmpty()) {
            log(onLog);
        }
        for (String part : parts) {
            switch (part) {
                case "search" -> new SearchedPlaces(quick, report).run();
                case "alerts" -> new StandingAlerts(quick, report).run();
                case "memory" -> memory();
                default -> {
                    if (!onLog.contains(part)) {
                        throw new IllegalArgumentException("no such part: " + part);
                    }
                }
            }
        }
    }

    private void log(List<String> parts) throws Exception {
        try (EmbeddedMongo server = EmbeddedMongo.temporary();
                MongoClient client = MongoClients.create(server.uri())) {
            MongoDatabase database = client.getDatabase("views");
            try (EventLog log = EventLog.open(database, LogOptions.defaults())) {
                new FoldedLog(quick, report, server.uri(), database, log).run(quick ? EVENTS_QUICK : EVENTS, parts);
            }
        }
    }

    private void memory() throws Exception {
        int areas = quick ? 420 : 42_000;
        int placed = quick ? 3_000 : 300_000;
        Process process = Child.process(
                NationalViews.class,
                List.of("-Xmx4g"),
                Integer.toString(areas),
                Integer.toString(quick ? 1_200 : 120_000),
                Integer.toString(placed));
        try (BufferedReader output = process.inputReader()) {
            String[] said = output.readLine().split(" ", -1);
            double views = Double.parseDouble(said[0]);
            double board = Double.parseDouble(said[1]);
            String size = "%,d areas, %d weeks, %,d allocations".formatted(areas, MadeUpMarket.WEEKS, placed);
            report.add(weight("heap of the board, " + size, board));
            report.add(weight("heap of the board and all views it is counted from, the same", views + board));
        } finally {
            process.destroy();
        }
    }

    private static Row weight(String name, double megabytes) {
        return new Row(
                name,
                "MB",
                megabytes,
                OptionalDouble.empty(),
                Interval.exactly(megabytes),
                Goal.atMost(MOST_MEGABYTES));
    }
}
