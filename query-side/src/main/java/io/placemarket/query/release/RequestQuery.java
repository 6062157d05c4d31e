package io.placemarket.query.release;

import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.query.market.ReleasesView;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.PageRequest;
import java.util.Optional;
import java.util.Set;

/** Which requests of one's own side; of each filter, nothing means all. */
public record RequestQuery(
        Set<ReleasesView.State> releases, Optional<OfferId> offer, Optional<CohortId> cohort, PageRequest page) {
    /** Reads the parameters. */
    public static RequestQuery of(Filters filters) {
        return new RequestQuery(
                filters.anyOf("release", ReleasesView.State.class),
                filters.id("offer", OfferId::new),
                filters.id("cohort", CohortId::new),
                PageRequest.of(filters, "requests"));
    }
}
