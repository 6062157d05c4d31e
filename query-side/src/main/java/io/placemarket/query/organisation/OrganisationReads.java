package io.placemarket.query.organisation;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OrganisationsView;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Words;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds organisations. */
public final class OrganisationReads {
    private final Market market;

    public OrganisationReads(Market market) {
        this.market = market;
    }

    /** By name. */
    public Page<OrganisationRow> search(OrganisationQuery query) {
        return query.page()
                .page(
                        market.position(),
                        market.organisations().all().stream().filter(entry -> wanted(entry, query)),
                        OrganisationsView.Entry::key)
                .map(OrganisationRow::of);
    }

    public Optional<OrganisationRow> find(OrganisationId id) {
        return market.organisations().find(id).map(OrganisationRow::of);
    }

    private static boolean wanted(OrganisationsView.Entry entry, OrganisationQuery query) {
        var details = entry.details();
        return (query.roles().isEmpty() || details.roles().stream().anyMatch(query.roles()::contains))
                && (query.sectors().isEmpty() || query.sectors().contains(details.sector()))
                && (query.icbs().isEmpty()
                        || details.icb().filter(query.icbs()::contains).isPresent())
                && query.q()
                        .map(text -> Words.match(
                                text,
                                Stream.of(
                                        details.name(),
                                        details.town().orElse(""),
                                        details.odsCode().orElse(""),
                                        details.ukprn().orElse(""))))
                        .orElse(true);
    }
}
