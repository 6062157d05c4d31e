package io.placemarket.query.past;

import io.placemarket.query.market.Market;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The market of just now, apart from the live views, for questions that take their time. One is made ready at a time. Thread-safe. */
final class Study {
    private final PastMarkets past;
    private @Nullable Mono<Market> underWay;
    private long position;

    Study(PastMarkets past) {
        this.past = past;
    }

    /**
     * The market at a position, or the one that is being made ready where that is enough.
     *
     * @param atLeast what is enough
     */
    synchronized Mono<Market> at(long now, long atLeast) {
        Mono<Market> known = underWay;
        if (known != null && position >= atLeast) {
            return known;
        }
        position = now;
        Mono<Market> begun = past.at(now).doFinally(end -> ended(now)).cache();
        underWay = begun;
        return begun;
    }

    private synchronized void ended(long which) {
        if (position == which) {
            underWay = null;
        }
    }
}
