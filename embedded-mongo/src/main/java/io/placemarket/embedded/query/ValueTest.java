package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import io.placemarket.embedded.bson.TypeOrder;
import io.placemarket.embedded.bson.ValueOrder;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a filter asks of one value. */
sealed interface ValueTest {
    /** Whether a value passes; {@link Missing} stands for none. */
    boolean accepts(@Nullable Object value);

    /** Whether an array is asked as a whole, and none of its elements. */
    default boolean ofWholeArrays() {
        return false;
    }

    /** How a value may stand to another. */
    enum Relation {
        EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL;

        boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case LESS -> comparison < 0;
                case LESS_OR_EQUAL -> comparison <= 0;
                case GREATER -> comparison > 0;
                case GREATER_OR_EQUAL -> comparison >= 0;
            };
        }
    }

    /** A comparison with values of the same type; the least and the greatest key compare with every type. */
    record Compared(Relation relation, @Nullable Object with) implements ValueTest {
        @Override
        public boolean accepts(@Nullable Object value) {
            if (TypeOrder.of(value) != TypeOrder.of(with)) {
                boolean beyondTypes = with instanceof MinKey || with instanceof MaxKey;
                return beyondTypes && relation.holds(ValueOrder.compare(value, with));
            }
            if (ValueOrder.isNaN(value) || ValueOrder.isNaN(with)) {
                return ValueOrder.isNaN(value) && ValueOrder.isNaN(with) && relation.holds(0);
            }
            return relation.holds(ValueOrder.compare(value, with));
        }
    }

    /** One of several values or patterns; none if there are none. */
    record OneOf(TreeSet<@Nullable Object> values, List<Matching> patterns) implements ValueTest {
        @Override
        public boolean accepts(@Nullable Object value) {
            return values.contains(value) || patterns.stream().anyMatch(pattern -> pattern.accepts(value));
        }
    }

    /** A string in which a pattern is found, or that pattern itself. */
    record Matching(BsonRegularExpression source, Pattern pattern) implements ValueTest {
        @Override
        public boolean accepts(@Nullable Object value) {
            return value instanceof String text
                    ? pattern.matcher(text).find()
                    : value instanceof BsonRegularExpression && ValueOrder.compare(value, source) == 0;
        }
    }

    /** There is a value, be it null. */
    record Present() implements ValueTest {
        @Override
        public boolean accepts(@Nullable Object value) {
            return !(value instanceof Missing);
        }
    }

    /** A value of one of several types, by BSON's numbers. */
    record OfType(Set<Integer> types) implements ValueTest {
        @Override
        public boolean accepts(@Nullable Object value) {
            return types.contains(TypeNumbers.of(value));
        }
    }

    /** A number whose whole part leaves a remainder. */
    record Remainder(long divisor, long remainder) implements ValueTest {
        @Override
        public boolean accepts(@Nullable Object value) {
            if (!(value instanceof Number number)
                    || Double.isNaN(number.doubleValue())
                    || Double.isInfinite(number.doubleValue())) {
                return false;
            }
            long whole = number instanceof Decimal128 decimal
                    ? decimal.toBigDecimal().longValue()
                    : number.longValue();
            return whole % divisor == remainder;
        }
    }

    /** An array with so many elements. */
    record Sized(long size) implements ValueTest {
        @Override
        public boolean accepts(@Nullable Object value) {
            return value instanceof List<?> array && array.size() == size;
        }

        @Override
        public boolean ofWholeArrays() {
            return true;
        }
    }

    /** An array of which one element passes. */
    record AnyElement(ElementTest test) implements ValueTest {
        @Override
        public boolean accepts(@Nullable Object value) {
            return value instanceof List<?> array && find(array) >= 0;
        }

        /** The first element that passes, or -1. */
        int find(List<?> array) {
            for (int i = 0; i < array.size(); i++) {
                if (test.accepts(array.get(i))) {
                    return i;
                }
            }
            return -1;
        }

        @Override
        public boolean ofWholeArrays() {
            return true;
        }
    }

    /** All of several. */
    record AllOf(List<ValueTest> tests) implements ValueTest {
        @Override
        public boolean accepts(@Nullable Object value) {
            return tests.stream().allMatch(test -> test.accepts(value));
        }
    }

    /** The contrary. */
    record Not(ValueTest test) implements ValueTest {
        @Override
        public boolean accepts(@Nullable Object value) {
            return !test.accepts(value);
        }
    }

    /** What is asked of an element: of it as a value, or of its fields. */
    sealed interface ElementTest {
        boolean accepts(@Nullable Object element);

        /** As a value. */
        record Value(ValueTest test) implements ElementTest {
            @Override
            public boolean accepts(@Nullable Object element) {
                return test.accepts(element);
            }
        }

        /** As an object. */
        record Fields(Match match) implements ElementTest {
            @Override
            public boolean accepts(@Nullable Object element) {
                return element instanceof Document object && match.matches(object, new ArrayPlace());
            }
        }
    }

    /** Equality with one value. */
    static ValueTest equal(@Nullable Object value) {
        return new Compared(Relation.EQUAL, value);
    }

    /** One of no values: what passes nothing. */
    static ValueTest nothing() {
        return new OneOf(new TreeSet<>(ValueOrder::compare), List.of());
    }

    /** The relation a comparing operator asks for. */
    static Relation relation(String operator) {
        return Objects.requireNonNull(
                switch (operator) {
                    case "$eq" -> Relation.EQUAL;
                    case "$lt" -> Relation.LESS;
                    case "$lte" -> Relation.LESS_OR_EQUAL;
                    case "$gt" -> Relation.GREATER;
                    case "$gte" -> Relation.GREATER_OR_EQUAL;
                    default -> throw new IllegalArgumentException(operator);
                });
    }
}
