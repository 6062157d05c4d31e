package io.placemarket.query.waiting;

import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.query.market.WaitingView;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.PageRequest;
import java.util.Optional;
import java.util.Set;

/** Which entries of one's own side; of each filter, nothing means all. */
public record WaitingQuery(
        Set<WaitingView.State> states, Optional<OfferId> offer, Optional<CohortId> cohort, PageRequest page) {
    /** Those that wait or have a turn. */
    public static final Set<WaitingView.State> OPEN = Set.of(WaitingView.State.WAITING, WaitingView.State.TURN);

    /** Reads the parameters. */
    public static WaitingQuery of(Filters filters) {
        return new WaitingQuery(
                filters.anyOf("state", WaitingView.State.class),
                filters.id("offer", OfferId::new),
                filters.id("cohort", CohortId::new),
                PageRequest.of(filters, "waiting"));
    }
}
