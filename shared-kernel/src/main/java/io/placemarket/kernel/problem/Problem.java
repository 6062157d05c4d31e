package io.placemarket.kernel.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A refusal: what is wrong, where, and what would be accepted. Answered as problem details (RFC 9457).
 *
 * @param code the stable code
 * @param detail one or two sentences about this very case
 * @param field the field it is about, as the caller wrote its name
 * @param value what stood there, shortened to {@value #LONGEST_VALUE} characters
 * @param accepted what would be accepted
 * @param figures further named facts, such as what is free by week; values are strings, numbers, booleans, lists or maps of them
 */
public record Problem(
        ProblemCode code,
        String detail,
        Optional<String> field,
        Optional<String> value,
        Optional<String> accepted,
        Map<String, Object> figures) {
    public static final int LONGEST_VALUE = 100;

    public Problem {
        value = value.map(text -> text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** A problem that is about no field. */
    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    /** A value that is not acceptable. */
    public static Problem invalid(String field, String value, String accepted) {
        return new Problem(
                ProblemCode.INVALID_VALUE,
                "'" + field + "' is not acceptable: " + accepted + ".",
                Optional.of(field),
                Optional.of(value),
                Optional.of(accepted),
                Map.of());
    }

    /** A value that is missing. */
    public static Problem missing(String field, String accepted) {
        return new Problem(
                ProblemCode.MISSING_VALUE,
                "'" + field + "' is missing: " + accepted + ".",
                Optional.of(field),
                Optional.empty(),
                Optional.of(accepted),
                Map.of());
    }

    /** The same, with one more named fact. */
    public Problem with(String name, Object figure) {
        Map<String, Object> more = new LinkedHashMap<>(figures);
        more.put(name, figure);
        return new Problem(code, detail, field, value, accepted, more);
    }

    /** Thrown to refuse. */
    public RefusedException refused() {
        return new RefusedException(this);
    }
}
