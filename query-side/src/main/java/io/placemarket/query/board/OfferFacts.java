package io.placemarket.query.board;

import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.query.market.OffersView;

/**
 * What an offer is counted by.
 *
 * @param icb the integrated care board its provider lies in; empty where that is not known
 */
public record OfferFacts(
        ProfessionCode profession,
        LearnerLevel level,
        String icb,
        Sector sector,
        Mode mode,
        SupervisionModel supervision) {
    /** Of an offer that lies there. */
    public static OfferFacts of(OffersView.Entry offer, String icb, Sector sector) {
        return new OfferFacts(
                offer.terms().profession(),
                offer.terms().level(),
                icb,
                sector,
                offer.terms().mode(),
                offer.terms().supervision());
    }
}
