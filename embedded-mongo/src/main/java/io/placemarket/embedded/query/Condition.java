package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.SortableKey;
import io.placemarket.embedded.bson.TypeOrder;
import io.placemarket.embedded.bson.ValueOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a filter asks of one field, as ranges of that field's keys in ascending order.
 *
 * @param ranges where keys must be for a document to match
 * @param kind how selective it is
 * @param exact whether every key in the ranges matches, so that the document need not be looked at
 * @param excludesMissing whether a document without the field cannot match
 */
record Condition(List<Range> ranges, Kind kind, boolean exact, boolean excludesMissing) {
    enum Kind {
        POINTS,
        PREFIX,
        RANGE
    }

    /** From one place to another. */
    record Range(Cut low, Cut high) {
        Optional<Range> and(Range other) {
            Cut from = low.isBefore(other.low) ? other.low : low;
            Cut to = high.isBefore(other.high) ? high : other.high;
            return from.isBefore(to) ? Optional.of(new Range(from, to)) : Optional.empty();
        }
    }

    static Optional<Condition> equal(@Nullable Object value) {
        return in(java.util.Collections.singletonList(value));
    }

    /** One of the values; nothing is known if there are arrays or regular expressions among them. */
    static Optional<Condition> in(Collection<? extends @Nullable Object> values) {
        List<Range> points = new ArrayList<>();
        boolean exact = true;
        boolean excludesMissing = true;
        for (Object value : values) {
            if (value instanceof Collection || value instanceof BsonRegularExpression || value instanceof Missing) {
                return Optional.empty();
            }
            byte[] key = SortableKey.of(value);
            points.add(new Range(Cut.before(key), Cut.after(key)));
            exact &= isSimple(value);
            excludesMissing &= value != null;
        }
        return Optional.of(new Condition(points, Kind.POINTS, exact, excludesMissing));
    }

    /** A comparison, by the name of its operator. */
    static Optional<Condition> comparison(String operator, @Nullable Object value) {
        if (!isSimple(value)) {
            return Optional.empty();
        }
        if (ValueOrder.isNaN(value)) {
            return operator.endsWith("e") ? equal(value) : in(List.of());
        }
        byte[] key = SortableKey.of(value);
        TypeOrder type = TypeOrder.of(value);
        Cut typeStart = type == TypeOrder.NUMBER ? Cut.after(SortableKey.of(Double.NaN)) : Cut.beforeType(type);
        Range range = switch (operator) {
            case "$gt" -> new Range(Cut.after(key), Cut.afterType(type));
            case "$gte" -> new Range(Cut.before(key), Cut.afterType(type));
            case "$lt" -> new Range(typeStart, Cut.before(key));
            case "$lte" -> new Range(typeStart, Cut.after(key));
            default -> throw new IllegalArgumentException(operator);
        };
        return Optional.of(new Condition(List.of(range), Kind.RANGE, true, true));
    }

    /** A regular expression: a range if it is anchored to a plain beginning. */
    static Optional<Condition> regex(BsonRegularExpression regex) {
        String pattern = regex.getPattern();
        String options = regex.getOptions() == null ? "" : regex.getOptions();
        if (!pattern.startsWith("^") || !options.replace("s", "").isEmpty()) {
            return Optional.empty();
        }
        PlainPrefix plain = PlainPrefix.of(pattern.substring(1));
        if (plain.text().isEmpty()) {
            return Optional.empty();
        }
        byte[] prefix = SortableKey.ofStringPrefix(plain.text());
        return Optional.of(new Condition(
                List.of(new Range(Cut.before(prefix), Cut.after(prefix))), Kind.PREFIX, plain.whole(), true));
    }

    /** The same, where what is found must be looked at. */
    Condition inexact() {
        return new Condition(ranges, kind, false, excludesMissing);
    }

    /** Both at once, for a field that is never an array. */
    Optional<Condition> and(Condition other) {
        List<Range> both = new ArrayList<>();
        for (Range mine : ranges) {
            for (Range theirs : other.ranges) {
                mine.and(theirs).ifPresent(both::add);
            }
        }
        Kind best = kind.compareTo(other.kind) <= 0 ? kind : other.kind;
        return Optional.of(new Condition(both, best, exact && other.exact, excludesMissing || other.excludesMissing));
    }

    private static boolean isSimple(@Nullable Object value) {
        return value instanceof Number
                || value instanceof String
                || value instanceof Instant
                || value instanceof Boolean
                || value instanceof de.bwaldvogel.mongo.bson.ObjectId
                || value instanceof java.util.UUID;
    }

    /** Whether a value in a filter is an object of operators, such as {@code {$gt: 5}}. */
    static boolean isOperators(@Nullable Object value) {
        return value instanceof Document document
                && !document.isEmpty()
                && document.keySet().iterator().next().startsWith("$")
                && !document.containsKey("$ref");
    }
}
