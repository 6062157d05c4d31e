package io.placemarket.benchmarks;

import io.placemarket.embedded.EmbeddedMongo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The event log beside Axon's engines, axon-mongo and the raw driver. Every part has a database of its own. */
final class LogBenchmark {
    private static final int AGGREGATES = 10_000;
    private static final int AGGREGATES_QUICK = 500;

    private final boolean quick;
    private final Predicate<String> chosen;
    private final Report report;

    /** Only the parts whose names are chosen. */
    LogBenchmark(boolean quick, Predicate<String> chosen, Report report) {
        this.quick = quick;
        this.chosen = chosen;
        this.report = report;
    }

    /** What can be measured anywhere, by name. */
    private static Map<String, Part> everywhere() {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("driver", CommandRates::besideDriver);
        parts.put("chain", CommandRates::besideNoChain);
        parts.put("one-caller", Latencies::oneCaller);
        parts.put("open-loop", Latencies::openLoop);
        parts.put("tail", Reading::tail);
        parts.put("replay", Reading::replay);
        parts.put("other-process", OtherProcess::delay);
        parts.put("idle-tails", OtherProcess::idleTails);
        parts.put("writers", SeveralWriters::besideOne);
        parts.put("jdbc", CommandRates::besideJdbc);
        parts.put("large", LargeAndSmall::compare);
        parts.put("stock", CommandRates::besideStock);
        return parts;
    }

    void embedded() throws Exception {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("memory", CommandRates::besideMemory);
        parts.put("bytes", StoredBytes::besideStock);
        parts.putAll(everywhere());
        for (Part part : chosen(parts)) {
            try (EmbeddedMongo embedded = EmbeddedMongo.temporary()) {
                run(part, "embedded", embedded.uri());
            }
        }
    }

    void server(String uri) throws Exception {
        for (Part part : chosen(everywhere())) {
            run(part, "server", uri);
        }
    }

    private List<Part> chosen(Map<String, Part> parts) {
        List<Part> those = new ArrayList<>();
        parts.forEach((name, part) -> {
            if (chosen.test(name)) {
                those.add(part);
            }
        });
        return those;
    }

    private void run(Part part, String where, String uri) throws Exception {
        try (Engines engines = Engines.on(uri, quick ? AGGREGATES_QUICK : AGGREGATES)) {
            part.run(new Bench(
                    where, engines, new Rounds(quick ? 1 : 4, quick ? 2 : 5), quick ? 200 : 2_000, quick, report));
        }
    }
}
