package io.placemarket.edge.position;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Header {@code If-Match}: the revision the caller has seen. A controller takes it as an argument.
 *
 * @param revision the sequence number that must still be the last; nothing where the header is absent or {@code *}, which asks only
 *     that the thing exists
 */
public record IfMatch(OptionalLong revision) {
    private static final Pattern STRONG = Pattern.compile("\"(\\d{1,18})\"");

    /**
     * Reads the header: {@code "7"} or {@code *}.
     *
     * @throws io.placemarket.kernel.problem.RefusedException malformed-request for a weak validator, a list or anything else
     */
    public static IfMatch parse(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return new IfMatch(OptionalLong.empty());
        }
        Matcher match = STRONG.matcher(header.strip());
        if (!match.matches()) {
            throw Problem.of(
                            ProblemCode.MALFORMED_REQUEST,
                            "The header If-Match takes one revision in quotation marks, as an ETag said it, or *.")
                    .with("header", "If-Match")
                    .refused();
        }
        return new IfMatch(OptionalLong.of(Long.parseLong(match.group(1))));
    }

    /**
     * Lets pass what the caller has seen.
     *
     * @param current the present revision
     * @throws io.placemarket.kernel.problem.RefusedException revision-mismatch with figure {@code revision} where it has moved on
     */
    public void check(long current) {
        if (revision.isPresent() && revision.getAsLong() != current) {
            throw mismatch(revision.getAsLong(), current).refused();
        }
    }

    /** The refusal; its figure {@code revision} is answered as ETag too. */
    public static Problem mismatch(long expected, long current) {
        return Problem.of(
                        ProblemCode.REVISION_MISMATCH,
                        "You have seen revision " + expected + "; it is at revision " + current + " now.")
                .with("revision", current);
    }
}
