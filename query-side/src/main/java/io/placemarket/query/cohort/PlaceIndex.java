package io.placemarket.query.cohort;

import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Touched;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Keeps every open offer counted, ready to be searched: an area is counted again when something in it changed. Not thread-safe. */
final class PlaceIndex {
    private final Map<AreaId, List<Place>> byArea = new HashMap<>();
    private final Map<ProfessionCode, Map<AreaId, List<Place>>> sorted = new HashMap<>();
    private final Set<AreaId> touched = new LinkedHashSet<>();
    private final Set<ProfessionCode> stale = new HashSet<>();
    private Map<ProfessionCode, List<Place>> lists = Map.of();

    void touch(Touched what) {
        touched.addAll(what.areas());
    }

    void touchAll(Market market) {
        touched.addAll(byArea.keySet());
        market.areas().all().stream().map(AreasView.Entry::id).forEach(touched::add);
    }

    /** Counts so many of the areas that changed; whether none is left. */
    boolean count(Market market, int most) {
        Iterator<AreaId> next = touched.iterator();
        for (int left = most; left > 0 && next.hasNext(); left--) {
            AreaId area = next.next();
            next.remove();
            replace(
                    area,
                    market.areas().kept(area).map(entry -> count(entry, market)).orElse(List.of()));
        }
        return touched.isEmpty();
    }

    private static List<Place> count(AreasView.Entry area, Market market) {
        return area.capacity().offers().stream()
                .flatMap(offered -> market.offers().find(offered.offer()).stream())
                .filter(offer -> offer.stands())
                .map(offer -> new Place(offer, area, market))
                .toList();
    }

    private void replace(AreaId area, List<Place> now) {
        List<Place> before = now.isEmpty() ? byArea.remove(area) : byArea.put(area, now);
        Set<ProfessionCode> professions = new HashSet<>();
        now.forEach(place -> professions.add(profession(place)));
        if (before != null) {
            before.forEach(place -> professions.add(profession(place)));
        }
        for (ProfessionCode profession : professions) {
            Predicate<Place> ofIt = place -> profession(place).equals(profession);
            List<Place> some = now.stream().filter(ofIt).toList();
            Map<AreaId, List<Place>> areas = sorted.computeIfAbsent(profession, key -> new LinkedHashMap<>());
            if (some.isEmpty()) {
                areas.remove(area);
            } else {
                areas.put(area, some);
            }
            stale.add(profession);
        }
    }

    private static ProfessionCode profession(Place place) {
        return place.offer().terms().profession();
    }

    /** All of them, once everything is counted. */
    PlacesAt places(Market market) {
        if (!stale.isEmpty()) {
            Map<ProfessionCode, List<Place>> next = new HashMap<>(lists);
            for (ProfessionCode profession : stale) {
                List<Place> all = new ArrayList<>();
                sorted.getOrDefault(profession, Map.of()).values().forEach(all::addAll);
                next.put(profession, List.copyOf(all));
            }
            lists = Map.copyOf(next);
            stale.clear();
        }
        return new PlacesAt(market.position(), lists);
    }
}
