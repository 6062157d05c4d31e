package io.placemarket.embedded.bson;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** MongoDB's order of values, the same as that of their {@linkplain SortableKey keys}. */
public final class ValueOrder {
    private ValueOrder() {}

    /** Negative, zero or positive as the first value comes before the second, equals it, or comes after it. */
    public static int compare(@Nullable Object one, @Nullable Object other) {
        if (one instanceof String a && other instanceof String b) {
            return compare(a, b);
        }
        if (one instanceof Number a && other instanceof Number b && isWhole(a) && isWhole(b)) {
            return Long.compare(a.longValue(), b.longValue());
        }
        TypeOrder type = TypeOrder.of(one);
        TypeOrder otherType = TypeOrder.of(other);
        return type == otherType
                ? Arrays.compareUnsigned(SortableKey.of(one), SortableKey.of(other))
                : type.compareTo(otherType);
    }

    private static boolean isWhole(Number value) {
        return value instanceof Integer || value instanceof Long;
    }

    /** By code points, which is the order of their bytes in UTF-8. */
    private static int compare(String one, String other) {
        int end = Math.min(one.length(), other.length());
        for (int i = 0; i < end; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                boolean beyond = Character.isSurrogate(a);
                return beyond == Character.isSurrogate(b) ? Character.compare(a, b) : beyond ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    /** Whether a value is a number that is none. */
    public static boolean isNaN(@Nullable Object value) {
        return value instanceof Number number && Double.isNaN(number.doubleValue());
    }
}
