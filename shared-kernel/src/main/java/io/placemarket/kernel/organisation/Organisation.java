package io.placemarket.kernel.organisation;

import java.util.Optional;
import java.util.Set;

/**
 * What is known of an organisation. Codes are data about it, never its identity.
 *
 * @param name as the public register or the organisation itself writes it
 * @param roles what it does in the market; at least one
 * @param ownership who owns it
 * @param setting where it mainly works; an area may differ
 * @param odsCode its Organisation Data Service code, 3 to 6 letters and digits, where it has one
 * @param ukprn its UK provider reference number, 8 digits beginning with 1, where it has one
 * @param icb the ODS code of the integrated care board it lies in
 * @param town where it is
 * @param postcode where it is
 */
public record Organisation(
        String name,
        Set<OrganisationRole> roles,
        Ownership ownership,
        Setting setting,
        Optional<String> odsCode,
        Optional<String> ukprn,
        Optional<String> icb,
        Optional<String> town,
        Optional<String> postcode) {
    public Organisation {
        roles = Set.copyOf(roles);
    }

    /** The sector shown for it. */
    public Sector sector() {
        return Sector.of(ownership, setting);
    }

    public boolean hosts() {
        return roles.contains(OrganisationRole.PROVIDER);
    }

    public boolean educates() {
        return roles.contains(OrganisationRole.EDUCATION_PROVIDER);
    }
}
