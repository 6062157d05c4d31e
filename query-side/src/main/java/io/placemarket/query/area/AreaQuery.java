package io.placemarket.query.area;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.query.past.Moment;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.PageRequest;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which placement areas; of each filter, nothing means all.
 *
 * @param mine only those of the asker's organisation
 * @param auditEndsWithin only those that are not audited today, or no longer after so many weeks, 1 to {@value #MOST_WEEKS}
 * @param asOf as they were then; nothing means now
 */
public record AreaQuery(
        boolean mine,
        Optional<OrganisationId> provider,
        Optional<String> q,
        Set<String> icbs,
        OptionalInt auditEndsWithin,
        Optional<Moment> asOf,
        PageRequest page) {
    /** Of warning that an audit ends. */
    public static final int MOST_WEEKS = 104;

    public static AreaQuery of(Filters filters) {
        return new AreaQuery(
                filters.yes("mine"),
                filters.id("provider", OrganisationId::new),
                filters.text("q"),
                filters.icbs("icb"),
                filters.number("auditEndsWithin", 1, MOST_WEEKS),
                Moment.of(filters, Moment.AS_OF),
                PageRequest.of(filters, "placement-areas"));
    }
}
