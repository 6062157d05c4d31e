package io.placemarket.command.gateway;

import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.kernel.identity.Actor;
import java.util.Optional;

/**
 * Who asks, what they have seen, and under which key they may ask again.
 *
 * @param seen the revision the main aggregate must still have
 * @param once the key under which it happens once
 * @param dryRun whether only the answer is asked for, and nothing is to happen
 */
public record Asking(Actor actor, IfMatch seen, Optional<Once> once, boolean dryRun) {
    private static final IfMatch NOTHING_SEEN = IfMatch.parse(null);

    /**
     * A key.
     *
     * @param caller whose key it is
     * @param key as the caller wrote it; where absent, the content is its own key
     * @param content what a repeat must have in common with the first; only a keyed hash of its JSON is kept
     */
    public record Once(String caller, Optional<String> key, Object content) {}

    /** Somebody asks, with no further conditions. */
    public static Asking by(Actor actor) {
        return new Asking(actor, NOTHING_SEEN, Optional.empty(), false);
    }

    /** The same, for the answer alone where it is a dry run: it has no key, because nothing happens. */
    public Asking dry(boolean asked) {
        return asked ? new Asking(actor, seen, Optional.empty(), true) : this;
    }

    /** The same, having seen a revision. */
    public Asking having(IfMatch revision) {
        return new Asking(actor, revision, once, dryRun);
    }

    /** The same, under a key of the caller's own where there is one. */
    public Asking once(IdempotencyKey key, Object... content) {
        return new Asking(
                actor, seen, key.value().map(value -> new Once(caller(), Optional.of(value), content)), dryRun);
    }

    /** The same, once for this very content, whatever the caller's keys. */
    public Asking onceByContent(String purpose, Object content) {
        return new Asking(
                actor, seen, Optional.of(new Once(purpose + "/" + caller(), Optional.empty(), content)), dryRun);
    }

    /** The same, under a key of the market's own. */
    public Asking onceInTheMarket(String key, Object content) {
        return new Asking(actor, seen, Optional.of(new Once("market", Optional.of(key), content)), dryRun);
    }

    private String caller() {
        return actor.organisation()
                .map(organisation -> "organisation/" + organisation.value())
                .orElseGet(() -> "user/" + actor.user());
    }
}
