package io.placemarket.edge.problem;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** What is wrong with a body that is no JSON, or not the JSON that was asked for. */
final class JsonProblems {
    private JsonProblems() {}

    static Problem of(JacksonException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return unknown(unknown);
        }
        if (failure instanceof InvalidFormatException invalid) {
            return invalid(invalid, String.valueOf(invalid.getValue()), invalid.getTargetType());
        }
        if (failure instanceof ValueInstantiationException refused) {
            return invalid(refused, null, refused.getType().getRawClass());
        }
        if (failure instanceof MismatchedInputException mismatched && isAboutAField(mismatched)) {
            return invalid(mismatched, null, mismatched.getTargetType());
        }
        if (failure instanceof InputCoercionException tooLong && isAboutAField(tooLong)) {
            return invalid(tooLong, null, tooLong.getTargetType());
        }
        if (failure instanceof DatabindException databind && isAboutAField(databind)) {
            return invalid(databind, null, null);
        }
        return malformed(failure);
    }

    private static boolean isAboutAField(JacksonException failure) {
        return !failure.getPath().isEmpty();
    }

    private static Problem unknown(UnrecognizedPropertyException failure) {
        List<Object> known = failure.getKnownPropertyIds() == null
                ? List.of()
                : failure.getKnownPropertyIds().stream()
                        .sorted((one, other) -> one.toString().compareTo(other.toString()))
                        .toList();
        String accepted = known.isEmpty()
                ? "no field here"
                : known.stream().map(Object::toString).collect(Collectors.joining(", ", "one of the fields ", ""));
        return new Problem(
                ProblemCode.INVALID_VALUE,
                "There is no field '" + failure.getPropertyName() + "' here.",
                Optional.of(path(failure)),
                Optional.empty(),
                Optional.of(accepted),
                Map.of());
    }

    private static Problem invalid(JacksonException failure, @Nullable String value, @Nullable Class<?> wanted) {
        String field = path(failure);
        String accepted = Accepted.of(wanted, failure);
        return new Problem(
                ProblemCode.INVALID_VALUE,
                "'" + field + "' is not acceptable: " + accepted + ".",
                Optional.of(field),
                Optional.ofNullable(value),
                Optional.of(accepted),
                Map.of());
    }

    private static Problem malformed(JacksonException failure) {
        TokenStreamLocation at = failure.getLocation();
        if (at == null || at.getLineNr() < 1) {
            return Problem.of(ProblemCode.MALFORMED_REQUEST, "The body is not the JSON object that is expected here.");
        }
        return Problem.of(
                        ProblemCode.MALFORMED_REQUEST,
                        "The body is not well-formed JSON at line " + at.getLineNr() + ", column " + at.getColumnNr()
                                + ".")
                .with("line", at.getLineNr())
                .with("column", at.getColumnNr());
    }

    /** The field as somebody would point at it: {@code reason.code}, {@code weeks[2]}. */
    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }
}
