package io.placemarket.query.area;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.query.past.Moment;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.PageRequest;
import java.util.Optional;
import java.util.Set;

/**
 * Which placement areas; of each filter, nothing means all.
 *
 * @param mine only those of the asker's organisation
 * @param asOf as they were then; nothing means now
 */
public record AreaQuery(
        boolean mine,
        Optional<OrganisationId> provider,
        Optional<String> q,
        Set<String> icbs,
        Optional<Moment> asOf,
        PageRequest page) {
    public static AreaQuery of(Filters filters) {
        return new AreaQuery(
                filters.yes("mine"),
                filters.id("provider", OrganisationId::new),
                filters.text("q"),
                filters.icbs("icb"),
                Moment.of(filters, Moment.AS_OF),
                PageRequest.of(filters, "placement-areas"));
    }

    /** Another page of the same search. */
    AreaQuery on(PageRequest other) {
        return new AreaQuery(mine, provider, q, icbs, asOf, other);
    }
}
