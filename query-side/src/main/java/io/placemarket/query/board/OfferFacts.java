package io.placemarket.query.board;

import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.SupervisionModel;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.market.OrganisationsView;
import java.util.Optional;

/**
 * What an offer is counted by.
 *
 * @param icb the integrated care board its provider lies in; empty where that is not known
 */
public record OfferFacts(
        ProfessionCode profession, String icb, Sector sector, Mode mode, SupervisionModel supervision) {
    static OfferFacts of(OffersView.Entry offer, String icb, Sector sector) {
        return new OfferFacts(
                offer.terms().profession(),
                icb,
                sector,
                offer.terms().mode(),
                offer.terms().supervision());
    }

    /** The care board of an area's provider; empty where that is not known. */
    public static String icb(AreasView.Entry area, Market market) {
        return provider(area, market).flatMap(Organisation::icb).orElse("");
    }

    /** The sector of an area: its provider's ownership and its own setting. */
    public static Sector sector(AreasView.Entry area, Market market) {
        Ownership ownership =
                provider(area, market).map(Organisation::ownership).orElse(Ownership.NHS);
        return Sector.of(ownership, area.capacity().registration().setting());
    }

    private static Optional<Organisation> provider(AreasView.Entry area, Market market) {
        return market.organisations().find(area.provider()).map(OrganisationsView.Entry::details);
    }
}
