package io.placemarket.edge.problem;

import io.placemarket.edge.json.Fields;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.Identifier;
import io.placemarket.kernel.id.MalformedIdException;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.SupervisionModel;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** What a value of some type looks like, in words. */
final class Accepted {
    private static final String IS_NOT = "' is not ";

    private Accepted() {}

    static String of(@Nullable Class<?> wanted, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // The kernel says itself what it wanted.
            if (cause instanceof MalformedIdException malformed) {
                String message = String.valueOf(malformed.getMessage());
                return message.substring(message.lastIndexOf(IS_NOT) + IS_NOT.length());
            }
        }
        return wanted == null ? "another value" : of(ClassUtils.resolvePrimitiveIfNecessary(wanted));
    }

    private static String of(Class<?> wanted) {
        if (wanted.isEnum()) {
            return oneOf(wanted);
        }
        if (wanted == LocalDate.class) {
            return "a day as yyyy-mm-dd";
        }
        if (wanted == Week.class) {
            return "an ISO week such as 2026-W47";
        }
        if (wanted == WeekSet.class) {
            return "a list of ISO weeks such as 2026-W47 or runs such as 2026-W47/2026-W50";
        }
        if (wanted == ProfessionCode.class) {
            return "a profession's code such as NUR-ADULT";
        }
        if (wanted == SupervisionModel.class) {
            return "one of " + SupervisionModel.codes();
        }
        if (wanted == Integer.class || wanted == Long.class || wanted == Short.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(wanted)) {
            return "a number";
        }
        if (wanted == Boolean.class) {
            return "true or false";
        }
        if (wanted == String.class) {
            return "text";
        }
        if (Collection.class.isAssignableFrom(wanted) || wanted.isArray()) {
            return "a list";
        }
        if (Identifier.class.isAssignableFrom(wanted)) {
            return "an identifier";
        }
        if (wanted == YearMonth.class) {
            return "a month as yyyy-mm";
        }
        if (Temporal.class.isAssignableFrom(wanted)) {
            return "a time as ISO 8601 writes it";
        }
        return wanted.isRecord() || Map.class.isAssignableFrom(wanted) ? "an object" : "another value";
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the caller has seen that it is an enum
    private static String oneOf(Class<?> wanted) {
        return Fields.oneOf((Class) wanted);
    }
}
