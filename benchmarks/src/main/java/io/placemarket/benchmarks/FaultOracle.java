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

    private final Map<String, Stored> stored = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final Map<String, Long> nextOfAggregate = new HashMap<>();
    private long events;
    private int torn;
    private int forked;
    private int holes;
    private int twice;
    private int unlinked;
    private int lost;
    private int denied;
    private int invented;

    /** A command as it stands in the log: where its last event is, and how many it has. */
    private record Stored(long last, int events) {}

    /** Where a unit of work begins, and how many events it has. */
    record Place(long first, int events) {}

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
                    read(unit);
                }
            }
        }
    }

    private void read(Document unit) {
        List<Document> said = unit.getList("events", Document.class);
        torn += said.size() == unit.getInteger("n") ? 0 : 1;
        events += said.size();
        places.add(new Place(unit.getLong("_id"), said.size()));
        Set<String> commands = new HashSet<>();
        for (Document event : said) {
            commands.add(Document.parse(event.getString("data")).getString("note"));
            long expected = nextOfAggregate.merge(event.getString("of"), 1L, Long::sum) - 1;
            forked += event.getLong("seq") == expected ? 0 : 1;
        }
        torn += commands.size() == 1 ? 0 : 1;
        Stored here = new Stored(unit.getLong("_id") + said.size() - 1, said.size());
        commands.forEach(command -> twice += stored.put(command, here) == null ? 0 : 1);
    }

    /** Prints figures; true where a follower saw each unit of work once, whole and in order. */
    boolean judgeSeen(List<Place> seen) {
        int same = 0;
        while (same < Math.min(seen.size(), places.size()) && seen.get(same).equals(places.get(same))) {
            same++;
        }
        System.out.printf(
                "a follower in a process of its own saw %d of %d units of work, the first %d as they stand%n",
                seen.size(), places.size(), same);
        return seen.equals(places);
    }

    long units() {
        return places.size();
    }

    /** Prints figures; true where nothing was lost, torn, doubled, denied, invented, and there is neither hole nor fork nor broken link. */
    boolean judge(Collection<String> told) {
        Map<String, Fate> fates = new HashMap<>();
        for (String line : told) {
            String[] words = line.split(" ", 4);
            if (words.length > 1) {
                fates.computeIfAbsent(words[1], id -> new Fate()).hear(words);
            }
        }
        Map<String, Integer> count = new HashMap<>();
        fates.forEach((id, fate) -> count.merge(judge(fate, stored.get(id)), 1, Integer::sum));
        Set<String> nobodys = new HashSet<>(stored.keySet());
        nobodys.removeAll(fates.keySet());
        invented = nobodys.size();
        System.out.printf("commands %d, in the log %d of them with %d events%n", fates.size(), stored.size(), events);
        count.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> System.out.printf("  %-66s %7d%n", entry.getKey(), entry.getValue()));
        System.out.printf(
                "acknowledged and lost or misplaced %d, torn %d, stored twice %d, denied but stored %d, never sent %d, holes %d, forks %d, broken links %d%n",
                lost, torn, twice, denied, invented, holes, forked, unlinked);
        return lost + torn + twice + denied + invented + holes + forked + unlinked == 0
                && count.getOrDefault("acknowledged", 0) > 0;
    }

    private String judge(Fate fate, @Nullable Stored at) {
        torn += at == null || at.events() == fate.events ? 0 : 1;
        if (fate.storedAt >= 0) {
            lost += at != null && at.last() == fate.storedAt ? 0 : 1;
            if (!fate.unknown) {
                return "acknowledged";
            }
            return fate.repeated
                    ? "unknown, the repeat with its key found it stored"
                    : "unknown, the repeat with its key stored it";
        }
        if (fate.refused || fate.conflict) {
            denied += at != null ? 1 : 0;
            return fate.conflict ? "told that others were faster" : "told that nothing was written";
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
        private boolean conflict;
        private int events = 1;

        void hear(String[] words) {
            switch (words[0]) {
                case "stored", "repeated" -> {
                    storedAt = Long.parseLong(words[2]);
                    repeated = words[0].equals("repeated");
                }
                case "unknown" -> unknown = true;
                case "absent", "failed" -> refused = true;
                case "conflict" -> conflict = true;
                default -> events = Integer.parseInt(words[2]);
            }
        }
    }
}
