package io.placemarket.query.cohort;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.market.AgreementsView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import java.util.List;
import java.util.Map;

/**
 * Every open offer at one position, by profession. Immutable: anybody may search it, on any thread.
 *
 * @param position what it reflects
 * @param agreements what providers and education providers agreed
 */
record PlacesAt(
        long position,
        Map<ProfessionCode, List<Place>> byProfession,
        Map<AgreementId, AgreementsView.Entry> agreements) {
    /** Of a market, all counted. */
    static PlacesAt of(Market market) {
        PlaceIndex index = new PlaceIndex();
        index.touchAll(market);
        index.count(market, Integer.MAX_VALUE);
        return index.places(market);
    }

    List<Place> of(ProfessionCode profession) {
        return byProfession.getOrDefault(profession, List.of());
    }

    /** Whether a university may book an offer in these weeks as far as agreements go: none is asked for, or one allows it. */
    boolean agreed(OffersView.Entry offer, OrganisationId university, WeekSet weeks) {
        return offer.agreed(university, weeks, agreements);
    }
}
