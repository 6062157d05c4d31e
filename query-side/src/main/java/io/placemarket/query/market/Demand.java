package io.placemarket.query.market;

import io.placemarket.kernel.area.BookedPlaces;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.CohortId;
import java.util.HashMap;
import java.util.Map;

/**
 * What a cohort needs and has, in heads by week, counted from the areas' claims.
 *
 * @param heads how many students need a place in each of the cohort's weeks
 * @param held places held without names, by week
 * @param allocated places of named students, by week
 */
public record Demand(CohortsView.Entry cohort, int heads, Map<Week, Integer> held, Map<Week, Integer> allocated) {
    static Demand of(CohortsView.Entry cohort, AreasView areas) {
        Map<Week, Integer> held = new HashMap<>();
        Map<Week, Integer> allocated = new HashMap<>();
        for (BookingId booking : cohort.bookings()) {
            areas.find(booking.offer().area())
                    .flatMap(area -> area.capacity().booking(booking))
                    .map(BookedPlaces::heads)
                    .ifPresent(heads -> {
                        Map<Week, Integer> sums = booking instanceof AllocationId ? allocated : held;
                        heads.forEach((week, count) -> sums.merge(week, count, Integer::sum));
                    });
        }
        return new Demand(cohort, cohort.heads(), held, allocated);
    }

    /** Whether the cohort must be placed in the week. */
    public boolean needs(Week week) {
        return cohort.programme().weeks().contains(week);
    }

    /** Booked heads in the week. */
    public int booked(Week week) {
        return held.getOrDefault(week, 0) + allocated.getOrDefault(week, 0);
    }

    /** Heads still to place in the week, never negative; 0 where the cohort need not be placed. */
    public int stillToPlace(Week week) {
        return needs(week) ? Math.max(0, heads - booked(week)) : 0;
    }

    /** Whose. */
    public CohortId id() {
        return cohort.id();
    }
}
