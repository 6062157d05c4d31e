package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** BSON's numbers of types, as {@code $type} asks for them. */
final class TypeNumbers {
    private static final Set<Integer> NUMBERS = Set.of(1, 16, 18, 19);
    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("double", 1),
            Map.entry("string", 2),
            Map.entry("object", 3),
            Map.entry("array", 4),
            Map.entry("binData", 5),
            Map.entry("undefined", 6),
            Map.entry("objectId", 7),
            Map.entry("bool", 8),
            Map.entry("date", 9),
            Map.entry("null", 10),
            Map.entry("regex", 11),
            Map.entry("dbPointer", 12),
            Map.entry("javascript", 13),
            Map.entry("symbol", 14),
            Map.entry("javascriptWithScope", 15),
            Map.entry("int", 16),
            Map.entry("timestamp", 17),
            Map.entry("long", 18),
            Map.entry("decimal", 19),
            Map.entry("minKey", -1),
            Map.entry("maxKey", 127));

    private TypeNumbers() {}

    /** The types that one name or number means. */
    static Set<Integer> meant(@Nullable Object type) {
        if ("number".equals(type)) {
            return NUMBERS;
        }
        if (type instanceof String name) {
            Integer number = NAMES.get(name);
            if (number == null) {
                throw new MongoServerError(2, "BadValue", "Unknown type name alias: " + name);
            }
            return Set.of(number);
        }
        if (type instanceof Number number) {
            int whole = number.intValue();
            if (whole != number.doubleValue() || !NAMES.containsValue(whole)) {
                throw new MongoServerError(2, "BadValue", "Invalid numerical type code: " + number);
            }
            return Set.of(whole);
        }
        throw new MongoServerError(14, "TypeMismatch", "type must be represented as a number or a string");
    }

    /** The type of a value; 0 where there is none. */
    static int of(@Nullable Object value) {
        return switch (value) {
            case null -> 10;
            case Missing ignored -> 0;
            case Double ignored -> 1;
            case String ignored -> 2;
            case Map<?, ?> ignored -> 3;
            case Collection<?> ignored -> 4;
            case ObjectId ignored -> 7;
            case Boolean ignored -> 8;
            case Instant ignored -> 9;
            case BsonRegularExpression ignored -> 11;
            case BsonJavaScript ignored -> 13;
            case Integer ignored -> 16;
            case BsonTimestamp ignored -> 17;
            case Long ignored -> 18;
            case Decimal128 ignored -> 19;
            case MinKey ignored -> -1;
            case MaxKey ignored -> 127;
            default -> 5;
        };
    }
}
