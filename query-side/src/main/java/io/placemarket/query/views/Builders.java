package io.placemarket.query.views;

import io.placemarket.query.market.Market;
import java.util.Optional;

/** The nodes that share a log, of which one at a time builds views anew, for all. What is here may block. */
public interface Builders {
    /**
     * Asks for the turn to build.
     *
     * @return nothing where it is this node's now; else how far another node is
     */
    Optional<Rebuild> claim(Rebuild begun);

    /** Tells the others how far this node is; false where another has taken over, because nothing was heard of this one for long. */
    boolean going(Rebuild now);

    /** Keeps what this node has built for the others; nobody changes it meanwhile. */
    void keep(Market built);

    /** Tells the others how it ended. */
    void ended(Rebuild end);

    /** Gives the turn back unfinished, because this node ends: whoever notices first begins again. */
    void left(Rebuild now);

    /** What is known of the last one, wherever it is or was; may be some seconds old, and does not block. */
    Optional<Rebuild> last();

    /** Where there are no others. */
    static Builders alone() {
        return new Builders() {
            @Override
            public Optional<Rebuild> claim(Rebuild begun) {
                return Optional.empty();
            }

            @Override
            public boolean going(Rebuild now) {
                return true;
            }

            @Override
            public void keep(Market built) {
                // nobody else wants it
            }

            @Override
            public void ended(Rebuild end) {
                // nobody else is told
            }

            @Override
            public void left(Rebuild now) {
                // nobody else takes over
            }

            @Override
            public Optional<Rebuild> last() {
                return Optional.empty();
            }
        };
    }
}
