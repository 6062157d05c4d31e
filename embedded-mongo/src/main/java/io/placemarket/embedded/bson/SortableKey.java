package io.placemarket.embedded.bson;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes BSON values as bytes whose unsigned order is MongoDB's comparison order across types, numbers of different types being equal
 * when their values are. Every encoding ends where it must (none is a prefix of another), so that encodings can be concatenated and
 * complemented for descending fields. No value begins with 0x00 or 0xFF, nor do their complements: these are free for bounds
 * (what follows a value's first byte may be any byte).
 */
public final class SortableKey {
    /** Ends strings, objects and arrays; sorts before everything that may follow. */
    private static final int END = 0x01;

    private static final int ESCAPE = 0x02;
    private static final int UUID_SUBTYPE = 4;
    private static final int LEGACY_UUID_SUBTYPE = 3;

    private SortableKey() {}

    /** The key of one value. */
    public static byte[] of(@Nullable Object value) {
        KeyWriter out = new KeyWriter();
        write(value, true, out);
        return out.toBytes();
    }

    /** Appends a value's key, complemented if the field is descending. */
    public static void write(@Nullable Object value, boolean ascending, KeyWriter out) {
        int start = out.size();
        out.put(TypeOrder.of(value).code());
        payload(value, out);
        if (!ascending) {
            out.complementFrom(start);
        }
    }

    /** The key of all strings that begin with the given one, without the end mark: a bound, not a key. */
    public static byte[] ofStringPrefix(String prefix) {
        KeyWriter out = new KeyWriter();
        out.put(TypeOrder.STRING.code());
        text(prefix, out);
        out.truncate(out.size() - 1);
        return out.toBytes();
    }

    private static void payload(@Nullable Object value, KeyWriter out) {
        switch (value) {
            case null -> {}
            case String text -> text(text, out);
            case Number number -> number(number, out);
            case Instant instant -> out.putLong(instant.toEpochMilli() ^ Long.MIN_VALUE);
            case ObjectId id -> out.putAll(id.toByteArray());
            case Boolean flag -> out.put(flag ? 2 : 1);
            case Map<?, ?> object -> object(object, out);
            case Collection<?> array -> array(array, out);
            case UUID uuid -> uuid(uuid, UUID_SUBTYPE, out);
            case LegacyUUID uuid -> uuid(uuid.getUuid(), LEGACY_UUID_SUBTYPE, out);
            case BinData data -> {
                out.putInt(data.getData().length);
                out.put(0);
                out.putAll(data.getData());
            }
            case BsonTimestamp timestamp -> out.putLong(timestamp.getValue());
            case BsonRegularExpression regex -> {
                text(regex.getPattern(), out);
                text(regex.getOptions() == null ? "" : regex.getOptions(), out);
            }
            case BsonJavaScript code -> text(code.getCode(), out);
            case MinKey ignored -> {}
            case MaxKey ignored -> {}
            case Missing ignored -> {}
            case Undefined ignored -> {}
            default -> throw new IllegalArgumentException("no order is known for " + value.getClass());
        }
    }

    private static void text(String text, KeyWriter out) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && b <= ESCAPE) {
                out.put(ESCAPE);
                out.put(b + 1);
            } else {
                out.put(b);
            }
        }
        out.put(END);
    }

    private static void uuid(UUID uuid, int subtype, KeyWriter out) {
        out.putInt(16);
        out.put(subtype);
        out.putLong(uuid.getMostSignificantBits());
        out.putLong(uuid.getLeastSignificantBits());
    }

    private static void object(Map<?, ?> object, KeyWriter out) {
        for (Map.Entry<?, ?> field : object.entrySet()) {
            out.put(TypeOrder.of(field.getValue()).code());
            text((String) field.getKey(), out);
            payload(field.getValue(), out);
        }
        out.put(END);
    }

    private static void array(Collection<?> array, KeyWriter out) {
        for (Object element : array) {
            write(element, true, out);
        }
        out.put(END);
    }

    /** The nearest double in sortable form, then what it lacks of the exact value. */
    private static void number(Number number, KeyWriter out) {
        double nearest = nearest(number);
        if (Double.isNaN(nearest)) {
            out.putLong(0);
            out.put(ZERO);
            return;
        }
        long bits = Double.doubleToLongBits(nearest == 0.0 ? 0.0 : nearest);
        out.putLong(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
        remainder(number, nearest, out);
    }

    /** A decimal beyond all doubles is nearest to the greatest of them: it is less than infinite. */
    private static double nearest(Number number) {
        double nearest = number.doubleValue();
        return Double.isInfinite(nearest) && number instanceof Decimal128 && !isInfinite(number)
                ? Math.copySign(Double.MAX_VALUE, nearest)
                : nearest;
    }

    private static final int NEGATIVE = 0x10;
    private static final int ZERO = 0x20;
    private static final int POSITIVE = 0x30;
    private static final long EXACT_DOUBLES = 1L << 53;

    private static void remainder(Number number, double nearest, KeyWriter out) {
        boolean exact = !(number instanceof Decimal128 || number instanceof Long)
                || (number instanceof Long whole && whole <= EXACT_DOUBLES && whole >= -EXACT_DOUBLES)
                || Double.isInfinite(nearest);
        BigDecimal rest = exact ? BigDecimal.ZERO : exactValue(number).subtract(new BigDecimal(nearest));
        if (rest.signum() == 0) {
            out.put(ZERO);
            return;
        }
        out.put(rest.signum() > 0 ? POSITIVE : NEGATIVE);
        int start = out.size();
        BigDecimal magnitude = rest.abs().stripTrailingZeros();
        out.putShort(magnitude.precision() - magnitude.scale() + 0x4000);
        out.putAll(magnitude.unscaledValue().toString().getBytes(StandardCharsets.US_ASCII));
        out.put(END);
        if (rest.signum() < 0) {
            out.complementFrom(start);
        }
    }

    private static boolean isInfinite(Number number) {
        return number instanceof Decimal128 decimal
                && (decimal.equals(Decimal128.POSITIVE_INFINITY) || decimal.equals(Decimal128.NEGATIVE_INFINITY));
    }

    private static BigDecimal exactValue(Number number) {
        if (number instanceof Decimal128 decimal) {
            boolean zero = decimal.equals(Decimal128.NEGATIVE_ZERO);
            return zero ? BigDecimal.ZERO : decimal.toBigDecimal();
        }
        return BigDecimal.valueOf(number.longValue());
    }
}
