package io.placemarket.query.measure;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.query.market.OffersView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The places of offers as they were released (domain guide, "Fill rate"): nothing withdrawn, closed or lowered since makes them fewer, and what
 * was promised beyond them later counts too. Not thread-safe.
 */
final class ReleasedPlaces {
    private final Map<OfferId, List<Promise>> promises = new HashMap<>();
    private final Map<OfferId, List<OffersView.Entry>> postedAgain = new HashMap<>();

    private record Promise(WeekSet weeks, int places) {}

    ReleasedPlaces(OffersView offers) {
        offers.all()
                .forEach(offer -> offer.replaces()
                        .ifPresent(before -> postedAgain
                                .computeIfAbsent(before, key -> new ArrayList<>())
                                .add(offer)));
    }

    /** Of a withdrawn offer that was posted again, those that the later one does not promise. */
    int places(OffersView.Entry offer, Week week) {
        int again = postedAgain.getOrDefault(offer.id(), List.of()).stream()
                .mapToInt(later -> promised(later, week))
                .sum();
        return Math.max(0, promised(offer, week) - again);
    }

    private int promised(OffersView.Entry offer, Week week) {
        return promises.computeIfAbsent(offer.id(), key -> promises(offer)).stream()
                .filter(promise -> promise.weeks().contains(week))
                .mapToInt(Promise::places)
                .max()
                .orElse(0);
    }

    private static List<Promise> promises(OffersView.Entry offer) {
        return offer.advertised().stream()
                .map(terms -> new Promise(terms.weeks(), terms.places()))
                .toList();
    }
}
