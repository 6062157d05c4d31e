package io.placemarket.query.alert;

import io.placemarket.kernel.area.OfferedPlaces;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Places;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one area has free for each of many gauges, as it was when it was counted. Most of them see the same offers of it or none, so each
 * week is counted once for each set of offers, however many look at it.
 */
final class AreaFree {
    static final int[] NOTHING = {};

    private record Offered(OfferId id, OfferTerms terms) {}

    private final AreasView.Entry area;
    private final Week first;
    private final String icb;
    private final Sector sector;
    private final List<Offered> offers = new ArrayList<>();
    /** By the numbers of the offers that are looked at. */
    private final Map<BitSet, int[]> counted = new HashMap<>();

    AreaFree(AreasView.Entry area, Market market, Week first) {
        this.area = area;
        this.first = first;
        this.icb = Places.icb(area, market).orElse("");
        this.sector = Places.sector(area, market);
        for (OfferedPlaces offered : area.capacity().offers()) {
            if (offered.bookable() && !offered.weeks().from(first).isEmpty()) {
                market.offers()
                        .find(offered.offer())
                        .ifPresent(offer -> offers.add(new Offered(offer.id(), offer.terms())));
            }
        }
    }

    /** Whether all who looked at the area as it was before see the same in it now. */
    boolean showsTheSameAs(AreaFree before) {
        return icb.equals(before.icb)
                && sector == before.sector
                && offers.equals(before.offers)
                && before.counted.entrySet().stream()
                        .allMatch(seen -> Arrays.equals(seen.getValue(), count(seen.getKey(), seen.getValue().length)));
    }

    /** Week by week; nothing where the gauge looks at none of its offers. */
    int[] of(Gauge gauge) {
        if (!gauge.wantsArea(icb, sector)) {
            return NOTHING;
        }
        BitSet members = new BitSet(offers.size());
        for (int i = 0; i < offers.size(); i++) {
            if (gauge.wants(offers.get(i).terms())) {
                members.set(i);
            }
        }
        return members.isEmpty() ? NOTHING : count(members, gauge.weeks());
    }

    /** So many weeks at least. */
    private int[] count(BitSet members, int weeks) {
        int[] known = counted.getOrDefault(members, NOTHING);
        if (known.length >= weeks) {
            return known;
        }
        Set<OfferId> wanted =
                members.stream().mapToObj(offers::get).map(Offered::id).collect(Collectors.toUnmodifiableSet());
        int[] free = Arrays.copyOf(known, weeks);
        for (int week = known.length; week < weeks; week++) {
            free[week] = area.capacity().free(first.plus(week), offer -> wanted.contains(offer.offer()));
        }
        counted.put(members, free);
        return free;
    }
}
