package io.placemarket.query.market;

import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Sector;
import java.util.Optional;

/** Where an area is and what it counts as. */
public final class Places {
    private Places() {}

    /** Its provider, where that is known. */
    public static Optional<Organisation> provider(AreasView.Entry area, Market market) {
        return market.organisations().find(area.provider()).map(OrganisationsView.Entry::details);
    }

    /** The ODS code of the integrated care board its provider lies in, where known. */
    public static Optional<String> icb(AreasView.Entry area, Market market) {
        return provider(area, market).flatMap(Organisation::icb);
    }

    /** Its sector: from its provider's ownership and its own setting. */
    public static Sector sector(AreasView.Entry area, Market market) {
        Ownership ownership =
                provider(area, market).map(Organisation::ownership).orElse(Ownership.NHS);
        return Sector.of(ownership, area.capacity().registration().setting());
    }
}
