package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code {a: {$gt: 1, $lt: 5}}} as two conditions. In MongoDB different elements of an array may satisfy them; the query language
 * used here would ask one element for both.
 */
final class SeparateOperators {
    private static final Set<String> LOGICAL = Set.of("$and", "$or", "$nor");

    /** Operators that mean something together only. */
    private static final Set<String> JOINED = Set.of("$regex", "$options");

    private SeparateOperators() {}

    static Document in(Document filter) {
        Document plain = new Document();
        List<Document> separate = new ArrayList<>();
        for (Map.Entry<String, Object> entry : filter.entrySet()) {
            Object value = entry.getValue();
            if (LOGICAL.contains(entry.getKey()) && value instanceof List<?> parts) {
                plain.append(
                        entry.getKey(),
                        parts.stream().map(SeparateOperators::part).toList());
            } else if (isSeparable(value)) {
                ((Document) value)
                        .forEach((operator, operand) ->
                                separate.add(new Document(entry.getKey(), new Document(operator, operand))));
            } else {
                plain.append(entry.getKey(), value);
            }
        }
        if (separate.isEmpty()) {
            return plain;
        }
        List<Document> all = new ArrayList<>();
        if (!plain.isEmpty()) {
            all.add(plain);
        }
        all.addAll(separate);
        return new Document("$and", all);
    }

    private static boolean isSeparable(@Nullable Object value) {
        return Condition.isOperators(value)
                && value instanceof Document operators
                && operators.size() > 1
                && operators.keySet().stream().noneMatch(JOINED::contains);
    }

    private static @Nullable Object part(@Nullable Object part) {
        return part instanceof Document document ? in(document) : part;
    }
}
