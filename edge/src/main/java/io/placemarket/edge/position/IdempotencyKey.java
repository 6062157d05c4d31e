package io.placemarket.edge.position;

import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Header {@code Idempotency-Key}: what is sent again under the same key happens once. A controller takes it as an argument.
 *
 * @param value up to {@value #LONGEST} printable ASCII characters; nothing where the caller named none
 */
public record IdempotencyKey(Optional<String> value) {
    public static final String HEADER = "Idempotency-Key";
    public static final int LONGEST = 200;

    /**
     * Reads the header.
     *
     * @throws io.placemarket.kernel.problem.RefusedException malformed-request where it is empty, too long or not printable
     */
    public static IdempotencyKey parse(@Nullable String header) {
        Optional<String> key = Optional.ofNullable(header);
        if (key.filter(text -> !text.matches("[\\x21-\\x7e](?:[\\x20-\\x7e]{0,198}[\\x21-\\x7e])?"))
                .isPresent()) {
            throw Problem.of(
                            ProblemCode.MALFORMED_REQUEST,
                            "The header Idempotency-Key takes 1 to " + LONGEST + " printable ASCII characters.")
                    .with("header", HEADER)
                    .refused();
        }
        return new IdempotencyKey(key);
    }

    /** The key within its caller's scope: the organisation's where the user acts for one, else the user's own. */
    public Optional<String> scopedTo(Actor actor) {
        String scope = actor.organisation()
                .map(organisation -> "organisation/" + organisation.value())
                .orElseGet(() -> "user/" + actor.user());
        return value.map(key -> scope + "/" + key);
    }
}
