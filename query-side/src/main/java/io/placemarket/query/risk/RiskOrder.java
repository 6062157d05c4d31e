package io.placemarket.query.risk;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.BookedPlaces;
import io.placemarket.kernel.area.OfferedPlaces;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.reading.Today;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who is at risk first: by how firm a booking is ({@link Standing}), and of those alike who booked last. In each week so many heads are at
 * risk, taken in this order, as must go until the week is safe again; a head whose going would not help is passed over. Nobody is dropped
 * by this: it says with whom those concerned begin to look for something else.
 */
final class RiskOrder {
    private final AreaCapacity area;
    private final List<Map.Entry<BookedPlaces, Standing>> order;

    RiskOrder(AreasView.Entry area, Market market, Today now) {
        this.area = area.capacity();
        List<BookedPlaces> lastFirst = new ArrayList<>(this.area.bookings());
        Collections.reverse(lastFirst);
        this.order = lastFirst.stream()
                .map(booked -> Map.entry(booked, standing(booked.claim().booking(), market, now)))
                .sorted(Comparator.comparing(Map.Entry::getValue))
                .toList();
    }

    private static Standing standing(BookingId booking, Market market, Today now) {
        return switch (booking) {
            case HoldId hold -> Standing.HOLD;
            case TurnId turn -> Standing.TURN;
            case AllocationId allocation ->
                market.bookings()
                        .allocation(allocation)
                        .map(known -> market.attendance().state(known, now.day()))
                        .map(state -> switch (state) {
                            case PROPOSED -> Standing.PROPOSED;
                            case STARTED, COMPLETED -> Standing.STARTED;
                            default -> Standing.ACCEPTED;
                        })
                        .orElse(Standing.ACCEPTED);
        };
    }

    /** Those weeks from this one on in which more is booked than is safe. */
    static WeekSet unsafe(AreaCapacity area, Week now) {
        return WeekSet.of(area.bookings().stream()
                .flatMap(booked -> booked.heads().tailMap(now).keySet().stream())
                .distinct()
                .filter(week -> !isSafe(area, week))
                .toList());
    }

    private static boolean isSafe(AreaCapacity area, Week week) {
        return area.overCommitted(week) == 0 && area.supervisionDeficit(week).isEmpty();
    }

    /**
     * A booking with the heads at risk in each of those weeks.
     *
     * @param rank its place in the order, from 1
     */
    record AtRisk(int rank, BookedPlaces booked, Standing standing, SortedMap<Week, Integer> heads) {}

    /** The bookings at risk, first the first. */
    List<AtRisk> atRisk(WeekSet weeks) {
        AreaCapacity left = new AreaCapacity(area);
        Map<BookedPlaces, SortedMap<Week, Integer>> heads = new LinkedHashMap<>();
        weeks.forEach(week -> order.forEach(entry -> {
            BookedPlaces booked = entry.getKey();
            for (int head = booked.heads(week); head > 0 && helps(left, booked, week); head--) {
                BookingId booking = booked.claim().booking();
                left.apply(new PlacesFreed(booking.area(), booking, 1, WeekSet.of(week)));
                heads.computeIfAbsent(booked, key -> new TreeMap<>()).merge(week, 1, Integer::sum);
            }
        }));
        List<AtRisk> found = new ArrayList<>();
        order.forEach(entry -> Optional.ofNullable(heads.get(entry.getKey()))
                .ifPresent(of -> found.add(new AtRisk(found.size() + 1, entry.getKey(), entry.getValue(), of))));
        return found;
    }

    private static boolean helps(AreaCapacity left, BookedPlaces booked, Week week) {
        Optional<ProfessionCode> profession = left.offer(booked.offer()).map(OfferedPlaces::profession);
        return left.overLimit(week) > 0
                || profession
                        .filter(code -> left.overCommitted(code, week) > 0
                                || left.supervisionDeficit(week)
                                        .filter(deficit -> deficit.together().contains(code))
                                        .isPresent())
                        .isPresent();
    }
}
