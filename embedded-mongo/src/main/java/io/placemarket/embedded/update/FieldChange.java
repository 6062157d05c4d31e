package io.placemarket.embedded.update;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.NumericUtils;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.bson.ValueOrder;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an operator makes of one value; {@link Missing} stands for none, before and after. */
interface FieldChange {
    /**
     * The value that takes its place.
     *
     * @param path where it stands, for messages
     * @param document in which it stands, for messages
     * @throws MongoServerError with MongoDB's code if this cannot be done to the value
     */
    @Nullable
    Object of(@Nullable Object before, List<String> path, Document document);

    /** Another value, of exactly the given type. */
    record Set(@Nullable Object value) implements FieldChange {
        @Override
        public @Nullable Object of(@Nullable Object before, List<String> path, Document document) {
            return value;
        }
    }

    /** None. */
    record Unset() implements FieldChange {
        @Override
        public Object of(@Nullable Object before, List<String> path, Document document) {
            return Missing.getInstance();
        }
    }

    /** The lesser, or the greater: one that is equal stays as it is. */
    record Extreme(boolean greatest, @Nullable Object value) implements FieldChange {
        @Override
        public @Nullable Object of(@Nullable Object before, List<String> path, Document document) {
            if (before instanceof Missing) {
                return value;
            }
            int compared = ValueOrder.compare(value, before);
            return (greatest ? compared > 0 : compared < 0) ? value : before;
        }
    }

    /** The sum, or the product. */
    record Arithmetic(String operator, Number operand) implements FieldChange {
        @Override
        public Object of(@Nullable Object before, List<String> path, Document document) {
            boolean adding = operator.equals("$inc");
            if (before instanceof Missing) {
                return adding ? operand : NumericUtils.multiplyNumbers(0, operand);
            }
            if (!(before instanceof Number number)) {
                throw new MongoServerError(
                        14,
                        "TypeMismatch",
                        "Cannot apply " + operator + " to a value of non-numeric type. {_id: " + document.get("_id")
                                + "} has the field '" + path.getLast() + "' of non-numeric type "
                                + Utils.describeType(before));
            }
            if (isWhole(number) && isWhole(operand)) {
                return whole(number, adding, document);
            }
            return adding ? NumericUtils.addNumbers(number, operand) : NumericUtils.multiplyNumbers(number, operand);
        }

        private Number whole(Number number, boolean adding, Document document) {
            try {
                long result = adding
                        ? Math.addExact(number.longValue(), operand.longValue())
                        : Math.multiplyExact(number.longValue(), operand.longValue());
                boolean small = number instanceof Integer && operand instanceof Integer && result == (int) result;
                return small ? (Number) (int) result : (Number) result;
            } catch (ArithmeticException e) {
                throw new MongoServerError(
                        2,
                        "BadValue",
                        "Failed to apply " + operator + " operations to current value (" + number
                                + ") for document {_id: " + document.get("_id") + "}");
            }
        }

        private static boolean isWhole(Number number) {
            return number instanceof Integer || number instanceof Long;
        }
    }

    /** The time now, as a date or as a timestamp. */
    record Now(Clock clock, boolean timestamp) implements FieldChange {
        @Override
        public Object of(@Nullable Object before, List<String> path, Document document) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            return timestamp ? new BsonTimestamp(now, 1) : now;
        }
    }

    /** Bits that are set, cleared or turned over. */
    record Bits(String operation, Number operand) implements FieldChange {
        @Override
        public Object of(@Nullable Object before, List<String> path, Document document) {
            Object value = before instanceof Missing ? (Object) 0 : before;
            if (!(value instanceof Integer) && !(value instanceof Long)) {
                throw new MongoServerError(
                        2,
                        "BadValue",
                        "Cannot apply $bit to a value of non-integral type. {_id: " + document.get("_id")
                                + "} has the field " + path.getLast() + " of non-integer type "
                                + Utils.describeType(value));
            }
            long bits = ((Number) value).longValue();
            long result = switch (operation) {
                case "and" -> bits & operand.longValue();
                case "or" -> bits | operand.longValue();
                default -> bits ^ operand.longValue();
            };
            return value instanceof Integer && operand instanceof Integer ? (Object) (int) result : (Object) result;
        }
    }
}
