package io.placemarket.embedded.query;

import static io.placemarket.embedded.query.ValueTest.equal;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Expression;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.bson.ValueOrder;
import io.placemarket.embedded.query.ValueTest.ElementTest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads filters. All of a filter is read before any document is looked at, and refused with MongoDB's code where it is none. */
final class FilterReader {
    private static final Set<String> LOGICAL = Set.of("$and", "$or", "$nor");

    private FilterReader() {}

    static Match read(Document filter) {
        List<Match> parts = new ArrayList<>();
        for (Map.Entry<String, Object> entry : filter.entrySet()) {
            String name = entry.getKey();
            Object value = entry.getValue();
            switch (name) {
                case "$and" -> parts.add(new Match.And(parts(name, value)));
                case "$or" -> parts.add(new Match.Or(parts(name, value)));
                case "$nor" -> parts.add(new Match.Nor(new Match.Or(parts(name, value))));
                case "$expr" -> {
                    checkExpression(value);
                    parts.add(new Match.True(value));
                }
                case "$comment" -> {}
                default -> parts.add(field(name, value));
            }
        }
        return parts.size() == 1 ? parts.getFirst() : new Match.And(parts);
    }

    private static List<Match> parts(String operator, @Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            throw bad(operator + " must be an array");
        }
        if (list.isEmpty()) {
            throw bad("$and/$or/$nor must be a nonempty array");
        }
        List<Match> parts = new ArrayList<>();
        for (Object part : list) {
            if (!(part instanceof Document document)) {
                throw bad("$or/$and/$nor entries need to be full objects");
            }
            parts.add(read(document));
        }
        return parts;
    }

    private static Match field(String name, @Nullable Object value) {
        if (name.startsWith("$") && !name.equals("$ref") && !name.equals("$id") && !name.equals("$db")) {
            throw switch (name) {
                case "$text" -> new MongoServerError(27, "IndexNotFound", "text index required for $text query");
                case "$where", "$jsonSchema", "$sampleRate" -> bad(name + " is not supported by this server");
                default ->
                    bad("unknown top level operator: " + name
                            + ". If you have a field name that starts with a '$' symbol, consider using $getField or"
                            + " $setField.");
            };
        }
        return new Match.At(new FieldPath(name), test(name, value));
    }

    /** What a filter says of one field: operators, a pattern, or a value to be equal to. */
    private static ValueTest test(String path, @Nullable Object value) {
        if (value instanceof Document operators && Condition.isOperators(operators)) {
            return operators(path, operators);
        }
        return value instanceof BsonRegularExpression pattern ? RegularExpressions.read(pattern) : equal(value);
    }

    private static ValueTest operators(String path, Document operators) {
        List<ValueTest> tests = new ArrayList<>();
        operators.forEach((operator, operand) -> {
            if (operator.equals("$options")) {
                RegularExpressions.checkOptions(operators);
            } else if (operator.equals("$regex")) {
                tests.add(RegularExpressions.read(operators));
            } else if (!operator.equals("$comment")) {
                tests.add(operator(path, operator, operand));
            }
        });
        return tests.size() == 1 ? tests.getFirst() : new ValueTest.AllOf(tests);
    }

    private static ValueTest operator(String path, String operator, @Nullable Object operand) {
        return switch (operator) {
            case "$eq" -> equal(operand);
            case "$gt", "$gte", "$lt", "$lte" -> comparison(path, operator, operand);
            case "$ne" -> {
                if (operand instanceof BsonRegularExpression) {
                    throw bad("Can't have regex as arg to $ne.");
                }
                yield new ValueTest.Not(equal(operand));
            }
            case "$in" -> oneOf(operator, operand);
            case "$nin" -> new ValueTest.Not(oneOf(operator, operand));
            case "$not" -> new ValueTest.Not(negated(path, operand));
            case "$exists" ->
                Utils.isTrue(operand) ? new ValueTest.Present() : new ValueTest.Not(new ValueTest.Present());
            case "$type" -> ofType(path, operand);
            case "$mod" -> remainder(operand);
            case "$size" -> sized(operand);
            case "$all" -> all(path, operand);
            case "$elemMatch" -> new ValueTest.AnyElement(element(path, operand));
            case "$near", "$nearSphere" ->
                throw new MongoServerError(
                        291, "NoQueryExecutionPlans", "unable to find index for $geoNear query on " + path);
            case "$geoWithin",
                    "$geoIntersects",
                    "$within",
                    "$bitsAllSet",
                    "$bitsAllClear",
                    "$bitsAnySet",
                    "$bitsAnyClear" -> throw bad(operator + " is not supported by this server");
            default -> throw bad("unknown operator: " + operator);
        };
    }

    private static ValueTest comparison(String path, String operator, @Nullable Object operand) {
        if (operand instanceof BsonRegularExpression) {
            throw bad("Can't have RegEx as arg to predicate over field '" + path + "'.");
        }
        return new ValueTest.Compared(ValueTest.relation(operator), operand);
    }

    private static ValueTest negated(String path, @Nullable Object operand) {
        if (operand instanceof BsonRegularExpression pattern) {
            return RegularExpressions.read(pattern);
        }
        if (!(operand instanceof Document operators)) {
            throw bad("$not needs a regex or a document");
        }
        if (operators.isEmpty()) {
            throw bad("$not cannot be empty");
        }
        return operators(path, operators);
    }

    private static ValueTest.OneOf oneOf(String operator, @Nullable Object operand) {
        if (!(operand instanceof Collection<?> wanted)) {
            throw bad(operator + " needs an array");
        }
        TreeSet<@Nullable Object> values = new TreeSet<>(ValueOrder::compare);
        List<ValueTest.Matching> patterns = new ArrayList<>();
        for (Object value : wanted) {
            if (value instanceof BsonRegularExpression pattern) {
                patterns.add(RegularExpressions.read(pattern));
            } else if (Condition.isOperators(value)) {
                throw bad("cannot nest $ under " + operator);
            } else {
                values.add(value);
            }
        }
        return new ValueTest.OneOf(values, List.copyOf(patterns));
    }

    private static ValueTest ofType(String path, @Nullable Object operand) {
        Set<Integer> types = new HashSet<>();
        if (operand instanceof Collection<?> several) {
            if (several.isEmpty()) {
                throw new MongoServerError(9, "FailedToParse", path + " must match at least one type");
            }
            several.forEach(type -> types.addAll(TypeNumbers.meant(type)));
        } else {
            types.addAll(TypeNumbers.meant(operand));
        }
        return new ValueTest.OfType(types);
    }

    private static ValueTest remainder(@Nullable Object operand) {
        if (!(operand instanceof List<?> numbers)) {
            throw bad("malformed mod, needs to be an array");
        }
        if (numbers.size() != 2) {
            throw bad(numbers.size() < 2 ? "malformed mod, not enough elements" : "malformed mod, too many elements");
        }
        long divisor = whole(numbers.get(0), "divisor");
        long remainder = whole(numbers.get(1), "remainder");
        if (divisor == 0) {
            throw bad("divisor cannot be 0");
        }
        return new ValueTest.Remainder(divisor, remainder);
    }

    private static long whole(@Nullable Object value, String what) {
        if (!(value instanceof Number number)) {
            throw bad("malformed mod, " + what + " not a number");
        }
        double about = number.doubleValue();
        if (Double.isNaN(about) || Math.abs(about) > 0x1p63) {
            throw bad("malformed mod, " + what + " value is invalid: it is no whole number of 64 bits");
        }
        return number instanceof Long exact ? exact : (long) about;
    }

    private static ValueTest sized(@Nullable Object operand) {
        if (!(operand instanceof Number number)) {
            throw bad("Failed to parse $size. Expected a number in: $size: " + operand);
        }
        if (number.doubleValue() != Math.rint(number.doubleValue())) {
            throw bad("Failed to parse $size. Expected an integer: $size: " + operand);
        }
        if (number.doubleValue() < 0) {
            throw bad("Failed to parse $size. Expected a non-negative number in: $size: " + operand);
        }
        return new ValueTest.Sized(number.longValue());
    }

    private static ValueTest all(String path, @Nullable Object operand) {
        if (!(operand instanceof Collection<?> wanted)) {
            throw bad("$all needs an array");
        }
        if (wanted.isEmpty()) {
            return ValueTest.nothing();
        }
        List<ValueTest> tests = new ArrayList<>();
        for (Object value : wanted) {
            if (value instanceof Document operators
                    && Condition.isOperators(operators)
                    && !operators.keySet().equals(Set.of("$elemMatch"))) {
                throw bad("no $ expressions in $all");
            }
            tests.add(test(path, value));
        }
        return new ValueTest.AllOf(tests);
    }

    /** What an element must be. Logical operators are asked of its fields, others of itself. */
    static ElementTest element(String path, @Nullable Object operand) {
        if (!(operand instanceof Document document)) {
            throw bad("$elemMatch needs an Object");
        }
        boolean ofItself = Condition.isOperators(document)
                && !LOGICAL.contains(document.keySet().iterator().next());
        return ofItself ? new ElementTest.Value(operators(path, document)) : new ElementTest.Fields(read(document));
    }

    /** Refuses operators of expressions that there are not, wherever they stand. */
    private static void checkExpression(@Nullable Object expression) {
        if (expression instanceof Document document) {
            document.forEach((name, operand) -> {
                if (name.startsWith("$")) {
                    checkName(name);
                }
                if (!name.equals("$literal")) {
                    checkExpression(operand);
                }
            });
        } else if (expression instanceof Collection<?> operands) {
            operands.forEach(FilterReader::checkExpression);
        }
    }

    private static void checkName(String operator) {
        for (Expression known : Expression.values()) {
            if (known.name().equals(operator)) {
                return;
            }
        }
        throw new MongoServerError(168, "InvalidPipelineOperator", "Unrecognized expression '" + operator + "'");
    }

    private static MongoServerError bad(String message) {
        return new MongoServerError(2, "BadValue", message);
    }
}
