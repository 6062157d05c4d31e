package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Expression;
import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.TypeOrder;
import io.placemarket.embedded.bson.ValueOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Between which of some boundaries values lie: what {@code $bucket} groups by. */
final class Buckets {
    private final Object expression;
    private final List<?> boundaries;
    private final @Nullable Object otherwise;

    private Buckets(Object expression, List<?> boundaries, @Nullable Object otherwise) {
        this.expression = expression;
        this.boundaries = boundaries;
        this.otherwise = otherwise;
    }

    /** The grouping that a {@code $bucket} stage asks for. */
    static Grouping grouping(Document asked) {
        for (String field : asked.keySet()) {
            if (!List.of("groupBy", "boundaries", "default", "output").contains(field)) {
                throw refused(40197, "Unrecognized option to $bucket: " + field + ".");
            }
        }
        Object expression = asked.get("groupBy");
        if (expression == null || asked.get("boundaries") == null) {
            throw refused(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
        }
        if (!(expression instanceof Document) && !(expression instanceof String path && path.startsWith("$"))) {
            throw refused(
                    40202,
                    "The $bucket 'groupBy' field must be defined as a $-prefixed path or an expression, but found: "
                            + expression + ".");
        }
        List<?> boundaries = boundaries(asked.get("boundaries"));
        Object otherwise = asked.getOrMissing("default");
        if (!(otherwise instanceof Missing)
                && ValueOrder.compare(otherwise, boundaries.getFirst()) >= 0
                && ValueOrder.compare(otherwise, boundaries.getLast()) < 0) {
            throw refused(
                    40199,
                    "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the"
                            + " highest boundary.");
        }
        Object output = asked.getOrDefault("output", new Document("count", new Document("$sum", 1)));
        if (!(output instanceof Document accumulators)) {
            throw refused(
                    40196,
                    "The $bucket 'output' field must be an object, but found type: " + Utils.describeType(output)
                            + ".");
        }
        return new Grouping(new Buckets(expression, boundaries, otherwise)::of, accumulators);
    }

    private static List<?> boundaries(Object asked) {
        if (!(asked instanceof List<?> boundaries)) {
            throw refused(
                    40200,
                    "The $bucket 'boundaries' field must be an array, but found type: " + Utils.describeType(asked)
                            + ".");
        }
        if (boundaries.size() < 2) {
            throw refused(
                    40192,
                    "The $bucket 'boundaries' field must have at least 2 values, but found " + boundaries.size()
                            + " value(s).");
        }
        for (int i = 1; i < boundaries.size(); i++) {
            Object low = boundaries.get(i - 1);
            Object high = boundaries.get(i);
            if (TypeOrder.of(low) != TypeOrder.of(high)) {
                throw refused(
                        40193,
                        "All values in the the 'boundaries' option to $bucket must have the same type. Found conflicting"
                                + " types " + Utils.describeType(low) + " and " + Utils.describeType(high) + ".");
            }
            if (ValueOrder.compare(low, high) >= 0) {
                throw refused(
                        40194,
                        "The 'boundaries' option to $bucket must be sorted, but elements " + (i - 1) + " and " + i
                                + " are not in ascending order (" + low + " is not less than " + high + ").");
            }
        }
        return boundaries;
    }

    private @Nullable Object of(Document document) {
        Object value = Expression.evaluateDocument(expression, document);
        if (ValueOrder.compare(value, boundaries.getFirst()) >= 0) {
            for (int i = 1; i < boundaries.size(); i++) {
                if (ValueOrder.compare(value, boundaries.get(i)) < 0) {
                    return boundaries.get(i - 1);
                }
            }
        }
        if (otherwise instanceof Missing) {
            throw refused(
                    40066, "$switch could not find a matching branch for an input, and no default was specified.");
        }
        return otherwise;
    }

    private static RuntimeException refused(int code, String why) {
        return Refusal.of(code, "Location" + code, why);
    }
}
