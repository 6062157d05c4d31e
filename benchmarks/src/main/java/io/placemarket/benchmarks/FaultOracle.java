package io.placemarket.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Compares the raw documents of a log with what its writers were told. It knows nothing of the event store. */
final class FaultOracle {
    private static final int PAGE = 1_000;

    private final Map<String, Long> positions = new HashMap<>();
    private int holes;
    private int twice;
    private int unlinked;
    private int lost;
    private int denied;
    private int invented;

    /** Reads the log to its end. */
    FaultOracle(String uri, String database, String collection) {
        try (MongoClient client = MongoClients.create(uri)) {
            long next = 1;
            byte[] hash = new byte[32];
            while (true) {
                List<Document> page = client.getDatabase(database)
                        .getCollection(collection)
                        .find(Filters.gte("_id", next))
                        .sort(Sorts.ascending("_id"))
                        .limit(PAGE)
                        .batchSize(PAGE)
                        .into(new ArrayList<>());
                if (page.isEmpty()) {
                    return;
                }
                for (Document unit : page) {
                    holes += unit.getLong("_id") == next ? 0 : 1;
                    unlinked += Arrays.equals(unit.get("prev", Binary.class).getData(), hash) ? 0 : 1;
                    hash = unit.get("hash", Binary.class).getData();
                    next = unit.getLong("_id") + unit.getInteger("n");
                    for (Document event : unit.getList("events", Document.class)) {
                        twice += positions.put(event.getString("of"), unit.getLong("_id")) == null ? 0 : 1;
                    }
                }
            }
        }
    }

    /** Prints figures; true where nothing was lost, doubled, denied, invented, and there is neither hole nor broken link. */
    boolean judge(Collection<String> told) {
        Map<String, Fate> fates = new HashMap<>();
        for (String line : told) {
            String[] words = line.split(" ", 4);
            if (words.length > 1) {
                fates.computeIfAbsent(words[1], id -> new Fate()).hear(words);
            }
        }
        Map<String, Integer> count = new HashMap<>();
        fates.forEach((id, fate) -> count.merge(judge(fate, positions.get(id)), 1, Integer::sum));
        Set<String> nobodys = new HashSet<>(positions.keySet());
        nobodys.removeAll(fates.keySet());
        invented = nobodys.size();
        System.out.printf("commands %d, events in the log %d%n", fates.size(), positions.size());
        count.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> System.out.printf("  %-66s %7d%n", entry.getKey(), entry.getValue()));
        System.out.printf(
                "acknowledged and lost or misplaced %d, stored twice %d, denied but stored %d, never sent %d, holes %d, broken links %d%n",
                lost, twice, denied, invented, holes, unlinked);
        return lost + twice + denied + invented + holes + unlinked == 0 && count.getOrDefault("acknowledged", 0) > 0;
    }

    private String judge(Fate fate, @Nullable Long at) {
        if (fate.storedAt >= 0) {
            lost += at != null && at == fate.storedAt ? 0 : 1;
            if (!fate.unknown) {
                return "acknowledged";
            }
            return fate.repeated
                    ? "unknown, the repeat with its key found it stored"
                    : "unknown, the repeat with its key stored it";
        }
        if (fate.refused) {
            denied += at != null ? 1 : 0;
            return "told that nothing was written";
        }
        String silent = fate.unknown ? "unknown, and its writer was killed before the repeat" : "its writer was killed";
        return silent + (at != null ? ": in the log" : ": not in the log");
    }

    /** What became of one command, as far as its sender heard. */
    private static final class Fate {
        private long storedAt = -1;
        private boolean repeated;
        private boolean unknown;
        private boolean refused;

        void hear(String[] words) {
            switch (words[0]) {
                case "stored", "repeated" -> {
                    storedAt = Long.parseLong(words[2]);
                    repeated = words[0].equals("repeated");
                }
                case "unknown" -> unknown = true;
                case "absent", "failed" -> refused = true;
                default -> {
                    // it was tried
                }
            }
        }
    }
}
