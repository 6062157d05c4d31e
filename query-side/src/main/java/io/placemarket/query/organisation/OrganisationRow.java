package io.placemarket.query.organisation;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.query.market.Labels;
import io.placemarket.query.market.OrganisationsView;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An organisation.
 *
 * @param networks who acts on its behalf
 * @param icb the ODS code of the integrated care board it lies in, where known
 */
public record OrganisationRow(
        OrganisationId organisation,
        String name,
        List<OrganisationRole> roles,
        Ownership ownership,
        Setting setting,
        Sector sector,
        Optional<String> odsCode,
        Optional<String> ukprn,
        Optional<String> icb,
        Optional<String> icbName,
        Optional<String> town,
        Optional<String> postcode,
        List<Network> networks) {
    public OrganisationRow {
        networks = List.copyOf(networks);
    }

    /** A network or training hub that acts on its behalf, from a first to a last day. */
    public record Network(OrganisationId hub, LocalDate from, LocalDate to) {}

    static OrganisationRow of(OrganisationsView.Entry entry) {
        Organisation details = entry.details();
        return new OrganisationRow(
                entry.id(),
                details.name(),
                details.roles().stream().sorted().toList(),
                details.ownership(),
                details.setting(),
                details.sector(),
                details.odsCode(),
                details.ukprn(),
                details.icb(),
                details.icb().map(Labels::icb),
                details.town(),
                details.postcode(),
                entry.networks().stream()
                        .map(joined -> new Network(joined.hub(), joined.from(), joined.to()))
                        .toList());
    }
}
