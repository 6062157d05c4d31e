package io.placemarket.query.cohort;

import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.market.Market;
import java.util.List;
import java.util.Map;

/**
 * Every open offer at one position, by profession. Immutable: anybody may search it, on any thread.
 *
 * @param position what it reflects
 */
record PlacesAt(long position, Map<ProfessionCode, List<Place>> byProfession) {
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
}
