package io.placemarket.query.booking;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.query.market.Allocation;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.PageRequest;
import java.util.Optional;
import java.util.Set;

/**
 * Which allocations of one's own side; of each filter, nothing means all.
 *
 * @param firstWeek those with a week not before this one
 * @param lastWeek those with a week not after this one
 */
public record AllocationQuery(
        Set<Allocation.State> states,
        Optional<OfferId> offer,
        Optional<CohortId> cohort,
        Optional<AreaId> area,
        Optional<Week> firstWeek,
        Optional<Week> lastWeek,
        PageRequest page) {
    public static AllocationQuery of(Filters filters) {
        return new AllocationQuery(
                filters.anyOf("state", Allocation.State.class),
                filters.id("offer", OfferId::new),
                filters.id("cohort", CohortId::new),
                filters.id("area", AreaId::new),
                filters.week("firstWeek"),
                filters.week("lastWeek"),
                PageRequest.of(filters, "allocations"));
    }
}
