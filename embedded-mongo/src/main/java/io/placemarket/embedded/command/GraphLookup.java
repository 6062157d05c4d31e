package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.aggregation.Expression;
import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.bson.ValueOrder;
import io.placemarket.embedded.query.Filter;
import io.placemarket.embedded.query.Found;
import io.placemarket.embedded.query.Hint;
import io.placemarket.embedded.query.Memory;
import io.placemarket.embedded.query.Query;
import io.placemarket.embedded.query.SortOrder;
import io.placemarket.embedded.store.CollectionView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code $graphLookup}: documents that others lead to, and those that these lead to, each once. */
final class GraphLookup {
    private static final Set<String> FIELDS = Set.of(
            "from",
            "startWith",
            "connectFromField",
            "connectToField",
            "as",
            "maxDepth",
            "depthField",
            "restrictSearchWithMatch");

    private final Surroundings around;
    private final Optional<CollectionView> from;
    private final Object startWith;
    private final String connectFrom;
    private final String connectTo;
    private final String as;
    private final long maxDepth;
    private final Optional<String> depthField;
    private final Document restriction;

    /** Reads what is to be looked up. */
    GraphLookup(Document asked, Surroundings around) {
        for (String field : asked.keySet()) {
            if (!FIELDS.contains(field)) {
                throw refused(40104, "Unknown argument to $graphLookup: " + field);
            }
        }
        this.around = around;
        this.from = around.collections().apply(required(asked, "from"));
        this.connectFrom = required(asked, "connectFromField");
        this.connectTo = required(asked, "connectToField");
        this.as = required(asked, "as");
        if (!asked.containsKey("startWith")) {
            throw incomplete();
        }
        this.startWith = asked.get("startWith");
        this.maxDepth = maxDepth(asked.get("maxDepth"));
        this.depthField = Joins.text("$graphLookup", asked, "depthField");
        Object restrict = asked.getOrDefault("restrictSearchWithMatch", new Document());
        if (!(restrict instanceof Document filter)) {
            throw refused(40185, "restrictSearchWithMatch must be an object");
        }
        // refused here where it is none, before any document is looked at
        this.restriction = new Filter(filter).query();
    }

    private static String required(Document asked, String field) {
        return Joins.text("$graphLookup", asked, field).orElseThrow(GraphLookup::incomplete);
    }

    private static RuntimeException incomplete() {
        return refused(
                40105,
                "$graphLookup requires 'from', 'as', 'startWith', 'connectFromField', and 'connectToField' to be"
                        + " specified.");
    }

    private static long maxDepth(@Nullable Object asked) {
        if (asked == null) {
            return Long.MAX_VALUE;
        }
        if (!(asked instanceof Number number)) {
            throw refused(40100, "maxDepth requires numeric argument, found type: " + asked);
        }
        if (number.doubleValue() < 0 || number.doubleValue() != Math.rint(number.doubleValue())) {
            throw refused(40101, "maxDepth requires a nonnegative whole argument, found: " + asked);
        }
        return number.longValue();
    }

    Stream<Document> apply(Stream<Document> documents) {
        return documents.map(document -> Joins.with(document, as, found(document)));
    }

    private List<Document> found(Document document) {
        if (from.isEmpty()) {
            return List.of();
        }
        Map<byte[], Document> found = new TreeMap<>(Arrays::compareUnsigned);
        Memory memory = new Memory("PlanExecutor error during aggregation :: caused by :: $graphLookup");
        TreeSet<@Nullable Object> asked = new TreeSet<>(ValueOrder::compare);
        TreeSet<@Nullable Object> frontier = new TreeSet<>(ValueOrder::compare);
        Object start = Expression.evaluateDocument(startWith, document);
        if (start instanceof Collection<?> several) {
            frontier.addAll(several);
        } else {
            frontier.add(start instanceof Missing ? null : start);
        }
        for (long depth = 0; depth <= maxDepth && !frontier.isEmpty(); depth++) {
            asked.addAll(frontier);
            TreeSet<@Nullable Object> next = new TreeSet<>(ValueOrder::compare);
            for (Iterator<Found> all = query(frontier).run(from.get()); all.hasNext(); ) {
                Found each = all.next();
                if (!found.containsKey(each.idKey())) {
                    memory.take(each.document().length + 64L);
                    Document linked = RawBson.decode(each.document());
                    next.addAll(Joins.values(linked, connectFrom));
                    found.put(each.idKey(), atDepth(linked, depth));
                }
            }
            next.removeAll(asked);
            frontier = next;
        }
        return new ArrayList<>(found.values());
    }

    private Document atDepth(Document linked, long depth) {
        depthField.ifPresent(field -> linked.put(field, depth));
        return linked;
    }

    private Query query(Collection<@Nullable Object> values) {
        Document wanted = Joins.anyOf(connectTo, values);
        Filter filter = new Filter(restriction.isEmpty() ? wanted : new Document("$and", List.of(wanted, restriction)));
        return new Query(filter, SortOrder.NONE, 0, 0, new Hint.Free(), around.time());
    }

    private static RuntimeException refused(int code, String why) {
        return Refusal.of(code, "Location" + code, why);
    }
}
