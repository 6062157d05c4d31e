package io.placemarket.query.booking;

import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.query.market.Hold;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.PageRequest;
import java.util.Optional;
import java.util.Set;

/** Which holds of one's own side; of each filter, nothing means all. */
public record HoldQuery(
        Set<Hold.State> states,
        Optional<OfferId> offer,
        Optional<CohortId> cohort,
        Optional<AreaId> area,
        PageRequest page) {
    public static HoldQuery of(Filters filters) {
        return new HoldQuery(
                filters.anyOf("state", Hold.State.class),
                filters.id("offer", OfferId::new),
                filters.id("cohort", CohortId::new),
                filters.id("area", AreaId::new),
                PageRequest.of(filters, "holds"));
    }
}
