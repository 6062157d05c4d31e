package io.placemarket.query.board;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.OfferedPlaces;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Places;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one area adds to a board. Each slice is counted as though the area had only that slice's offers, the total with all of them, because
 * free places are not additive: offers are alternatives for the same places.
 */
final class AreaCount {
    private final BoardQuery query;
    private final AreaCapacity capacity;
    private final Market market;
    private final Map<Slice, Map<OfferId, OfferedPlaces>> members = new LinkedHashMap<>();

    AreaCount(BoardQuery query, AreasView.Entry area, Market market) {
        this.query = query;
        this.capacity = area.capacity();
        this.market = market;
        String icb = Places.icb(area, market).orElse("");
        Sector sector = Places.sector(area, market);
        if (query.wantsArea(icb, sector)) {
            for (OfferedPlaces offered : capacity.offers()) {
                market.offers()
                        .find(offered.offer())
                        .map(offer -> OfferFacts.of(offer, icb, sector))
                        .filter(query::wants)
                        .ifPresent(facts -> query.slices(facts)
                                .forEach(slice -> members.computeIfAbsent(slice, key -> new LinkedHashMap<>())
                                        .put(offered.offer(), offered)));
            }
        }
    }

    /** What it adds to each slice; nothing where it has no matching offer. */
    static Contribution of(BoardQuery query, AreasView.Entry area, Market market) {
        return new AreaCount(query, area, market).count();
    }

    /** Its offers of a slice; nothing where it has none. */
    Optional<AreaSlice> slice(Slice slice) {
        return Optional.ofNullable(members.get(slice)).map(offers -> slice(offers, query.isOfProfessions(slice)));
    }

    private AreaSlice slice(Map<OfferId, OfferedPlaces> offers, boolean ofProfessions) {
        return new AreaSlice(query, capacity, offers, ofProfessions, market.waiting(), () -> partsOf(offers.keySet()));
    }

    private List<Set<OfferId>> partsOf(Set<OfferId> offers) {
        return members.values().stream()
                .map(Map::keySet)
                .filter(part -> part.size() < offers.size() && offers.containsAll(part))
                .distinct()
                .toList();
    }

    private record Counted(Set<OfferId> offers, boolean ofProfessions) {}

    private Contribution count() {
        Map<Slice, int[]> counts = new HashMap<>();
        Map<Counted, int[]> known = new HashMap<>();
        members.forEach((slice, offers) -> {
            int[] counted = known.computeIfAbsent(
                    new Counted(offers.keySet(), query.isOfProfessions(slice)),
                    key -> slice(offers, key.ofProfessions()).counts());
            if (holdsAnything(counted)) {
                counts.put(slice, counted);
            }
        });
        return counts.isEmpty() ? Contribution.NOTHING : new Contribution(counts);
    }

    private static boolean holdsAnything(int[] counts) {
        for (int count : counts) {
            if (count != 0) {
                return true;
            }
        }
        return false;
    }
}
