package io.placemarket.query.board;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.OfferedPlaces;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.watch.Threshold.Figure;
import io.placemarket.query.market.WaitingView;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Some offers of an area, counted as the board with professions as rows counts them, for those who watch a figure without a board. */
public final class WatchedOffers {
    private final AreaCapacity capacity;
    private final Map<OfferId, OfferedPlaces> offers = new LinkedHashMap<>();
    private final WaitingView waiting;

    public WatchedOffers(AreaCapacity capacity, Collection<OfferedPlaces> offers, WaitingView waiting) {
        this.capacity = capacity;
        this.waiting = waiting;
        offers.forEach(offer -> this.offers.put(offer.offer(), offer));
    }

    /**
     * Two numbers a week: the figure, at least, and what it is at most; the same wherever it was reckoned out.
     *
     * @param figure one that areas have: not still to place
     */
    public int[] count(Figure figure, Week first, int weeks) {
        return new AreaSlice(
                        BoardQuery.everything(first, weeks),
                        capacity,
                        offers,
                        false,
                        waiting,
                        this::professionByProfession)
                .byWeek(
                        switch (figure) {
                            case FREE -> Measure.FREE;
                            case WAITING -> Measure.WAITING;
                            case OVER_COMMITTED -> Measure.OVER_COMMITTED;
                            case STILL_TO_PLACE ->
                                throw new IllegalArgumentException("cohorts are still to place, not areas");
                        });
    }

    private List<Set<OfferId>> professionByProfession() {
        Map<ProfessionCode, Set<OfferId>> parts = new TreeMap<>();
        offers.values()
                .forEach(offer -> parts.computeIfAbsent(offer.profession(), key -> new HashSet<>())
                        .add(offer.offer()));
        return parts.size() < 2 ? List.of() : List.copyOf(parts.values());
    }
}
