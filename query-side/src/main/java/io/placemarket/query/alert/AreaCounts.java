package io.placemarket.query.alert;

import io.placemarket.kernel.area.OfferedPlaces;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.watch.Threshold.Figure;
import io.placemarket.query.board.WatchedOffers;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Places;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one area has for each of many gauges, as it was when it was counted. Most of them see the same offers of it or none, so each figure
 * is counted once for each set of offers, however many look at it.
 */
final class AreaCounts {
    static final int[] NOTHING = {};

    private record Offered(OfferedPlaces places, OfferTerms terms) {}

    private record Counted(Figure figure, BitSet offers) {}

    private final AreasView.Entry area;
    private final Market market;
    private final Week first;
    private final String icb;
    private final Sector sector;
    /** Those that can be booked from the first week on. */
    private final List<Offered> bookable;
    /** All, once somebody looks at more than what is free. */
    private @Nullable List<Offered> all;
    /** By the numbers of the offers that are looked at. */
    private final Map<Counted, int[]> counted = new HashMap<>();

    AreaCounts(AreasView.Entry area, Market market, Week first) {
        this.area = area;
        this.market = market;
        this.first = first;
        this.icb = Places.icb(area, market).orElse("");
        this.sector = Places.sector(area, market);
        this.bookable =
                offers(offer -> offer.bookable() && !offer.weeks().from(first).isEmpty());
    }

    private List<Offered> offers(Predicate<OfferedPlaces> wanted) {
        List<Offered> offers = new ArrayList<>();
        for (OfferedPlaces offered : area.capacity().offers()) {
            if (wanted.test(offered)) {
                market.offers()
                        .find(offered.offer())
                        .ifPresent(offer -> offers.add(new Offered(offered, offer.terms())));
            }
        }
        return offers;
    }

    private List<Offered> offers(Figure figure) {
        if (figure == Figure.FREE) {
            return bookable;
        }
        List<Offered> known = all;
        if (known == null) {
            known = offers(offer -> true);
            all = known;
        }
        return known;
    }

    /** Whether all who looked at the area as it was before see the same in it now. */
    boolean showsTheSameAs(AreaCounts before) {
        return icb.equals(before.icb)
                && sector == before.sector
                && bookable.equals(before.bookable)
                && (before.all == null || offers(Figure.WAITING).equals(before.all))
                && before.counted.entrySet().stream()
                        .allMatch(seen -> Arrays.equals(
                                seen.getValue(), count(seen.getKey(), seen.getValue().length / Gauge.A_WEEK)));
    }

    /** As a gauge adds them up; nothing where it looks at none of its offers. */
    int[] of(Gauge gauge) {
        if (!gauge.isOfAreas() || !gauge.wantsArea(icb, sector)) {
            return NOTHING;
        }
        List<Offered> offers = offers(gauge.figure());
        BitSet members = new BitSet(offers.size());
        for (int i = 0; i < offers.size(); i++) {
            if (gauge.wants(offers.get(i).terms())) {
                members.set(i);
            }
        }
        return members.isEmpty() ? NOTHING : count(new Counted(gauge.figure(), members), gauge.weeks());
    }

    /** So many weeks at least. */
    private int[] count(Counted wanted, int weeks) {
        int[] known = counted.getOrDefault(wanted, NOTHING);
        if (known.length >= weeks * Gauge.A_WEEK) {
            return known;
        }
        List<Offered> offers = offers(wanted.figure());
        int[] counts = new WatchedOffers(
                        area.capacity(),
                        wanted.offers().stream()
                                .mapToObj(offers::get)
                                .map(Offered::places)
                                .toList(),
                        market.waiting())
                .count(wanted.figure(), first, weeks);
        counted.put(wanted, counts);
        return counts;
    }
}
