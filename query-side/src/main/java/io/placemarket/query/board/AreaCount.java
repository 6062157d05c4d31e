package io.placemarket.query.board;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.BookedPlaces;
import io.placemarket.kernel.area.OfferedPlaces;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Places;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one area adds to a board. Each row is counted as though the area had only that row's offers, the total with all of them, because
 * free places are not additive: offers are alternatives for the same places.
 */
final class AreaCount {
    private final BoardQuery query;
    private final AreaCapacity capacity;
    private final Map<OfferId, String> rowOf = new HashMap<>();
    private final Map<OfferId, OfferedPlaces> offers = new HashMap<>();

    private AreaCount(BoardQuery query, AreasView.Entry area, Market market) {
        this.query = query;
        this.capacity = area.capacity();
        String icb = Places.icb(area, market).orElse("");
        Sector sector = Places.sector(area, market);
        if (query.wantsArea(icb, sector)) {
            for (OfferedPlaces offered : capacity.offers()) {
                market.offers()
                        .find(offered.offer())
                        .map(offer -> OfferFacts.of(offer, icb, sector))
                        .filter(query::wants)
                        .ifPresent(facts -> {
                            rowOf.put(offered.offer(), query.rows().key(facts));
                            offers.put(offered.offer(), offered);
                        });
            }
        }
    }

    /** What it adds, row by row and to the total; nothing where it has no matching offer. */
    static Contribution of(BoardQuery query, AreasView.Entry area, Market market) {
        return new AreaCount(query, area, market).count();
    }

    private Contribution count() {
        if (offers.isEmpty()) {
            return Contribution.NOTHING;
        }
        Map<String, Set<OfferId>> byRow = new TreeMap<>();
        rowOf.forEach((offer, row) ->
                byRow.computeIfAbsent(row, key -> new HashSet<>()).add(offer));
        Map<String, int[]> rows = new TreeMap<>();
        boolean narrowed = !query.professions().isEmpty();
        byRow.forEach((row, members) -> {
            int[] counts = count(members, narrowed || query.rows() == Dimension.PROFESSION);
            if (holdsAnything(counts)) {
                rows.put(row, counts);
            }
        });
        if (rows.isEmpty()) {
            return Contribution.NOTHING;
        }
        boolean same = byRow.size() == 1 && (narrowed || query.rows() != Dimension.PROFESSION);
        return new Contribution(rows, same ? rows.values().iterator().next() : count(rowOf.keySet(), narrowed));
    }

    private int[] count(Set<OfferId> members, boolean professionsOnly) {
        int[] counts = new int[query.weeks() * Measure.COUNT];
        for (int i = 0; i < query.weeks(); i++) {
            Week week = query.from().plus(i);
            int offered = 0;
            Set<ProfessionCode> professions = new HashSet<>();
            for (OfferId member : members) {
                OfferedPlaces offer = offers.get(member);
                int places = offer == null ? 0 : offer.offered(week);
                if (offer != null && places > 0) {
                    offered += places;
                    professions.add(offer.profession());
                }
            }
            if (offered > 0) {
                counts[Measure.OFFERED.in(i)] = offered;
                counts[Measure.LIMIT.in(i)] = limit(week, professions, professionsOnly);
                counts[Measure.FREE.in(i)] = capacity.free(week, offer -> members.contains(offer.offer()));
            }
        }
        for (BookedPlaces booked : capacity.bookings()) {
            if (members.contains(booked.claim().offer())) {
                Measure measure = booked.claim().isHold() ? Measure.HELD : Measure.ALLOCATED;
                booked.heads().forEach((week, heads) -> {
                    int column = week.number() - query.from().number();
                    if (column >= 0 && column < query.weeks()) {
                        counts[measure.in(column)] += heads;
                    }
                });
            }
        }
        return counts;
    }

    /** The area's limit; where only some professions are looked at, no more than theirs allow. */
    private int limit(Week week, Set<ProfessionCode> professions, boolean professionsOnly) {
        int limit = capacity.limit(week);
        return professionsOnly
                ? Math.min(
                        limit,
                        professions.stream()
                                .mapToInt(profession -> capacity.limit(profession, week))
                                .sum())
                : limit;
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
