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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one area has free for each of many gauges. Most of them see the same offers of it or none, so each week is counted once for each
 * set of offers, however many look at it.
 */
final class AreaFree {
    private static final int[] NOTHING = {};

    private record Offered(OfferId id, OfferTerms terms) {}

    private final AreasView.Entry area;
    private final Week first;
    private final String icb;
    private final Sector sector;
    private final List<Offered> offers = new ArrayList<>();
    private final Map<Set<OfferId>, int[]> counted = new HashMap<>();

    AreaFree(AreasView.Entry area, Market market, Week first) {
        this.area = area;
        this.first = first;
        this.icb = Places.icb(area, market).orElse("");
        this.sector = Places.sector(area, market);
        for (OfferedPlaces offered : area.capacity().offers()) {
            market.offers()
                    .find(offered.offer())
                    .ifPresent(offer -> offers.add(new Offered(offer.id(), offer.terms())));
        }
    }

    /** Week by week; nothing where the gauge looks at none of its offers. */
    int[] of(Gauge gauge) {
        if (!gauge.wantsArea(icb, sector)) {
            return NOTHING;
        }
        Set<OfferId> members = new HashSet<>();
        for (Offered offer : offers) {
            if (gauge.wants(offer.terms())) {
                members.add(offer.id());
            }
        }
        return members.isEmpty() ? NOTHING : count(members, gauge.weeks());
    }

    private int[] count(Set<OfferId> members, int weeks) {
        int[] known = counted.getOrDefault(members, NOTHING);
        if (known.length >= weeks) {
            return known.length == weeks ? known : Arrays.copyOf(known, weeks);
        }
        int[] free = Arrays.copyOf(known, weeks);
        for (int week = known.length; week < weeks; week++) {
            free[week] = area.capacity().free(first.plus(week), offer -> members.contains(offer.offer()));
        }
        counted.put(members, free);
        return free;
    }
}
