package io.placemarket.embedded.update;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.query.SortOrder;
import io.placemarket.embedded.update.ArrayChange.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads what {@code $push} is to do: an element, or several with a place, an order and how many to keep. */
final class PushReader {
    private PushReader() {}

    static ArrayChange.Push read(@Nullable Object operand) {
        if (!(operand instanceof Document clauses) || !clauses.containsKey("$each")) {
            List<@Nullable Object> one = new ArrayList<>();
            one.add(operand);
            return new ArrayChange.Push(one, Integer.MAX_VALUE, new Order.None(), OptionalInt.empty());
        }
        for (String clause : clauses.keySet()) {
            if (!List.of("$each", "$slice", "$sort", "$position").contains(clause)) {
                throw bad("Unrecognized clause in $push: " + clause);
            }
        }
        if (!(clauses.get("$each") instanceof List<?> elements)) {
            throw bad("The argument to $each in $push must be an array but it was of type: "
                    + Utils.describeType(clauses.get("$each")));
        }
        return new ArrayChange.Push(
                elements,
                clauses.containsKey("$position") ? whole("$position", clauses) : Integer.MAX_VALUE,
                clauses.containsKey("$sort") ? order(clauses.get("$sort")) : new Order.None(),
                clauses.containsKey("$slice") ? OptionalInt.of(whole("$slice", clauses)) : OptionalInt.empty());
    }

    private static int whole(String clause, Document clauses) {
        Object value = clauses.get(clause);
        if (value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue())) {
            return Math.clamp(number.longValue(), -Integer.MAX_VALUE, Integer.MAX_VALUE);
        }
        throw bad("The value for " + clause + " must be an integer value but was given type: "
                + Utils.describeType(value));
    }

    private static Order order(@Nullable Object sort) {
        if (sort instanceof Number number && Math.abs(number.doubleValue()) == 1) {
            return new Order.Whole(number.doubleValue() > 0);
        }
        if (sort instanceof Document pattern && !pattern.isEmpty()) {
            for (Object direction : pattern.values()) {
                if (!(direction instanceof Number number) || Math.abs(number.doubleValue()) != 1) {
                    throw bad("The $sort element value must be either 1 or -1");
                }
            }
            return new Order.ByFields(SortOrder.of(pattern));
        }
        throw bad("The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields");
    }

    private static MongoServerError bad(String why) {
        return new MongoServerError(2, "BadValue", why);
    }
}
