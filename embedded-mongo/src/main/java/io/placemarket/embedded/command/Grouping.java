package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.aggregation.Expression;
import de.bwaldvogel.mongo.backend.aggregation.accumulator.Accumulator;
import de.bwaldvogel.mongo.backend.aggregation.accumulator.AddToSetAccumulator;
import de.bwaldvogel.mongo.backend.aggregation.accumulator.MaxAccumulator;
import de.bwaldvogel.mongo.backend.aggregation.accumulator.MinAccumulator;
import de.bwaldvogel.mongo.backend.aggregation.accumulator.PushAccumulator;
import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.bson.SortableKey;
import io.placemarket.embedded.query.Memory;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Groups documents, in the order of their keys, as far as the groups fit into memory. */
final class Grouping {
    /** What a group takes besides its key and values, about. */
    private static final int GROUP = 200;

    private final Function<Document, @Nullable Object> key;
    private final Map<String, Supplier<Accumulator>> accumulators;

    /** Reads what {@code $group} is to do. */
    Grouping(Document group) {
        if (!group.containsKey("_id")) {
            throw Refusal.of(15955, "Location15955", "a group specification must include an _id");
        }
        Object expression = group.get("_id");
        this.key = document -> Expression.evaluateDocument(expression, document);
        this.accumulators = accumulators(group);
    }

    /** With keys that are computed otherwise. */
    Grouping(Function<Document, @Nullable Object> key, Document output) {
        this.key = key;
        this.accumulators = accumulators(output);
    }

    private static Map<String, Supplier<Accumulator>> accumulators(Document group) {
        group.forEach((field, accumulator) -> {
            if (!field.equals("_id") && !(accumulator instanceof Document)) {
                throw Refusal.of(40234, "Location40234", "The field '" + field + "' must be an accumulator object");
            }
        });
        Map<String, Supplier<Accumulator>> accumulators = Accumulator.parse(group);
        accumulators.replaceAll((field, make) -> comparing(field, make));
        return accumulators;
    }

    /** The store's own, where values are compared. */
    private static Supplier<Accumulator> comparing(String field, Supplier<Accumulator> make) {
        return switch (make.get()) {
            case AddToSetAccumulator set -> () -> new DistinctValues(field, set.getExpression());
            case MinAccumulator least -> () -> new ExtremeValue(field, least.getExpression(), false);
            case MaxAccumulator most -> () -> new ExtremeValue(field, most.getExpression(), true);
            default -> make;
        };
    }

    private record Group(@Nullable Object key, List<Accumulator> accumulators) {
        Document result() {
            Document result = new Document("_id", key);
            accumulators.forEach(each -> result.put(each.getField(), each.getResult()));
            return result;
        }
    }

    /**
     * The groups.
     *
     * @throws de.bwaldvogel.mongo.exception.MongoServerError 292 if they do not fit into memory
     */
    Stream<Document> apply(Stream<Document> documents) {
        // nothing is read before somebody asks
        return Stream.of(documents).flatMap(source -> groups(source).stream().map(Group::result));
    }

    private Collection<Group> groups(Stream<Document> documents) {
        Map<byte[], Group> groups = new TreeMap<>(Arrays::compareUnsigned);
        Memory memory = new Memory("PlanExecutor error during aggregation :: caused by :: $group");
        documents.forEach(document -> {
            Object found = key.apply(document);
            Object value = found instanceof Missing ? null : found;
            byte[] sortable = SortableKey.of(value);
            Group group = groups.get(sortable);
            if (group == null) {
                memory.take(GROUP + 2L * sortable.length + 100L * accumulators.size());
                group = new Group(
                        value, accumulators.values().stream().map(Supplier::get).toList());
                groups.put(sortable, group);
            }
            group.accumulators().forEach(each -> add(each, document, memory));
        });
        return groups.values();
    }

    private static void add(Accumulator accumulator, Document document, Memory memory) {
        Object value = Expression.evaluateDocument(accumulator.getExpression(), document);
        int before = size(accumulator);
        accumulator.aggregate(value);
        if (size(accumulator) > before) {
            memory.take(weight(value));
        }
    }

    /** How many values are kept: of most accumulators one that is replaced, of {@code $push} and {@code $addToSet} all. */
    private static int size(Accumulator accumulator) {
        if (accumulator instanceof DistinctValues distinct) {
            return distinct.size();
        }
        return accumulator instanceof PushAccumulator && accumulator.getResult() instanceof Collection<?> all
                ? all.size()
                : 0;
    }

    private static long weight(@Nullable Object value) {
        return value == null || value instanceof Missing ? 16 : 64L + RawBson.encode(new Document("0", value)).length;
    }
}
