package io.placemarket.embedded.update;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.bson.ValueOrder;
import io.placemarket.embedded.query.Element;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the operators of an update. */
final class UpdateReader {
    private final ArrayFilters filters;
    private final List<Change> changes = new ArrayList<>();

    private UpdateReader(ArrayFilters filters) {
        this.filters = filters;
    }

    static List<Change> read(Document update, ArrayFilters filters) {
        UpdateReader reader = new UpdateReader(filters);
        update.forEach(reader::operator);
        filters.refuseUnused(update);
        UpdatePath.refuseConflicts(reader.changes.stream()
                .flatMap(change -> change.paths().stream())
                .map(UpdatePath::names)
                .toList());
        reader.changes.sort(Comparator.comparing(change -> change.path().names(), UpdatePath.ORDER));
        return List.copyOf(reader.changes);
    }

    private void operator(String operator, @Nullable Object operand) {
        if (!(operand instanceof Document fields)) {
            checkKnown(operator);
            throw refused("Modifiers operate on fields but we found type " + Utils.describeType(operand)
                    + " instead. For example: {$mod: {<field>: ...}} not {" + operator + ": " + operand + "}");
        }
        checkKnown(operator);
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            UpdatePath path = UpdatePath.of(field.getKey(), filters);
            changes.add(
                    operator.equals("$rename")
                            ? rename(path, field.getValue())
                            : new Change.At(
                                    path, change(operator, path, field.getValue()), operator.equals("$setOnInsert")));
        }
    }

    private static void checkKnown(String operator) {
        switch (operator) {
            case "$set",
                    "$setOnInsert",
                    "$unset",
                    "$inc",
                    "$mul",
                    "$min",
                    "$max",
                    "$rename",
                    "$currentDate",
                    "$bit",
                    "$push",
                    "$addToSet",
                    "$pull",
                    "$pullAll",
                    "$pop" -> {}
            default ->
                throw refused("Unknown modifier: " + operator
                        + ". Expected a valid update modifier or pipeline-style update specified as an array");
        }
    }

    private static FieldChange change(String operator, UpdatePath path, @Nullable Object operand) {
        return switch (operator) {
            case "$unset" -> new FieldChange.Unset();
            case "$inc", "$mul" -> arithmetic(operator, path, operand);
            case "$min" -> new FieldChange.Extreme(false, operand);
            case "$max" -> new FieldChange.Extreme(true, operand);
            case "$currentDate" -> now(operand);
            case "$bit" -> bits(operand);
            case "$push" -> PushReader.read(operand);
            case "$addToSet" -> addToSet(operand);
            case "$pull" -> new ArrayChange.Without(Element.condition(path.toString(), operand)::matches);
            case "$pullAll" -> pullAll(operand);
            case "$pop" -> pop(path, operand);
            default -> new FieldChange.Set(operand);
        };
    }

    private Change rename(UpdatePath from, @Nullable Object to) {
        if (!(to instanceof String name)) {
            throw bad("The 'to' field for $rename must be a string: " + from + ": " + to);
        }
        UpdatePath target = UpdatePath.of(name, filters);
        if (from.isDynamic() || target.isDynamic()) {
            throw bad("The " + (from.isDynamic() ? "source" : "destination") + " field for $rename may not be dynamic: "
                    + (from.isDynamic() ? from : target));
        }
        if (from.names().equals(target.names())) {
            throw bad("The source and target field for $rename must differ: " + from + ": \"" + name + "\"");
        }
        return new Change.Rename(from, target);
    }

    private static FieldChange arithmetic(String operator, UpdatePath path, @Nullable Object operand) {
        if (!(operand instanceof Number number)) {
            throw new MongoServerError(
                    14,
                    "TypeMismatch",
                    "Cannot " + (operator.equals("$inc") ? "increment" : "multiply") + " with non-numeric argument: {"
                            + path + ": " + operand + "}");
        }
        return new FieldChange.Arithmetic(operator, number);
    }

    private static FieldChange now(@Nullable Object operand) {
        if (operand instanceof Boolean) {
            return new FieldChange.Now(Clock.systemUTC(), false);
        }
        if (!(operand instanceof Document type)) {
            throw bad(Utils.describeType(operand) + " is not valid type for $currentDate. Please use a boolean ('true')"
                    + " or a $type expression ({$type: 'timestamp/date'}).");
        }
        for (String field : type.keySet()) {
            if (!field.equals("$type")) {
                throw bad("Unrecognized $currentDate option: " + field);
            }
        }
        if (!"date".equals(type.get("$type")) && !"timestamp".equals(type.get("$type"))) {
            throw bad("The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field :"
                    + " {$type: 'date'}}}");
        }
        return new FieldChange.Now(Clock.systemUTC(), "timestamp".equals(type.get("$type")));
    }

    private static FieldChange bits(@Nullable Object operand) {
        if (!(operand instanceof Document operation) || operation.size() != 1) {
            throw bad("The $bit modifier needs one of and, or and xor with a number: {$bit: {field: {and/or/xor: #}}}");
        }
        String name = operation.keySet().iterator().next();
        if (!List.of("and", "or", "xor").contains(name)) {
            throw bad("The $bit modifier only supports 'and', 'or', and 'xor', not '" + name + "'");
        }
        if (!(operation.get(name) instanceof Number number) || !(number instanceof Integer || number instanceof Long)) {
            throw bad("The $bit modifier field must be an Integer(32/64 bit); a '"
                    + Utils.describeType(operation.get(name)) + "' is not supported here");
        }
        return new FieldChange.Bits(name, number);
    }

    private static FieldChange addToSet(@Nullable Object operand) {
        boolean several = operand instanceof Document document
                && !document.isEmpty()
                && document.keySet().iterator().next().equals("$each");
        if (!several || !(operand instanceof Document clauses)) {
            List<@Nullable Object> one = new ArrayList<>();
            one.add(operand);
            return new ArrayChange.AddToSet(one);
        }
        if (clauses.size() > 1) {
            throw bad("Found unexpected fields after $each in $addToSet: " + clauses);
        }
        if (!(clauses.get("$each") instanceof List<?> elements)) {
            throw new MongoServerError(
                    14,
                    "TypeMismatch",
                    "The argument to $each in $addToSet must be an array but it was of type "
                            + Utils.describeType(clauses.get("$each")));
        }
        return new ArrayChange.AddToSet(elements);
    }

    private static FieldChange pullAll(@Nullable Object operand) {
        if (!(operand instanceof List<?> values)) {
            throw bad("$pullAll requires an array argument but was given a " + Utils.describeType(operand));
        }
        TreeSet<@Nullable Object> unwanted = new TreeSet<>(ValueOrder::compare);
        unwanted.addAll(values);
        return new ArrayChange.Without(unwanted::contains);
    }

    private static FieldChange pop(UpdatePath path, @Nullable Object operand) {
        if (!(operand instanceof Number number)) {
            throw refused("Expected a number in: " + path + ": " + operand);
        }
        if (Math.abs(number.doubleValue()) != 1) {
            throw refused("$pop expects 1 or -1, found: " + number);
        }
        return new ArrayChange.Pop(number.doubleValue() < 0);
    }

    private static MongoServerError refused(String why) {
        return new MongoServerError(9, "FailedToParse", why);
    }

    private static MongoServerError bad(String why) {
        return new MongoServerError(2, "BadValue", why);
    }
}
