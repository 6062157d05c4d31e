package io.placemarket.query.organisation;

import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.PageRequest;
import java.util.Optional;
import java.util.Set;

/** Which organisations; of each filter, nothing means all. */
public record OrganisationQuery(
        Optional<String> q, Set<OrganisationRole> roles, Set<Sector> sectors, Set<String> icbs, PageRequest page) {
    public static OrganisationQuery of(Filters filters) {
        return new OrganisationQuery(
                filters.text("q"),
                filters.anyOf("role", OrganisationRole.class),
                filters.anyOf("sector", Sector.class),
                filters.icbs("icb"),
                PageRequest.of(filters, "organisations"));
    }
}
