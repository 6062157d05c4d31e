package io.placemarket.edge.position;

import io.placemarket.kernel.problem.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The position a view must have reached before it answers: query parameter {@code atLeast}. A controller takes it as an argument.
 *
 * @param position 0 where the caller does not mind
 */
public record AtLeast(long position) {
    public static final String PARAMETER = "atLeast";

    private static final String ACCEPTED = "a position in the log, a whole number not below 0";

    /**
     * Reads the parameter.
     *
     * @throws io.placemarket.kernel.problem.RefusedException invalid-value where it is no position
     */
    public static AtLeast parse(@Nullable String text) {
        return new AtLeast(Optional.ofNullable(text).map(AtLeast::position).orElse(0L));
    }

    private static long position(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw Problem.invalid(PARAMETER, text, ACCEPTED).refused();
        }
        return Long.parseLong(text);
    }
}
