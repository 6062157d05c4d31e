package io.placemarket.command.aggregate;

import io.placemarket.command.message.Outcome;
import java.util.Map;

/** Something asked to hear the answer only: it is decided as ever, then taken back whole. */
public final class Trial extends RuntimeException {
    /** The name under which the wish travels in a command's metadata. */
    public static final String METADATA = "trial";

    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    /** Ends a unit of work that would have come to this. */
    public Trial(Outcome outcome) {
        super("only tried", null, false, false);
        this.outcome = outcome;
    }

    /** Whether this was asked for. */
    public static boolean isAskedFor(Map<String, ?> metadata) {
        return metadata.containsKey(METADATA);
    }

    /** What would have been answered. */
    public Outcome outcome() {
        return outcome;
    }
}
