package io.placemarket.query.market;

import io.placemarket.kernel.area.OfferedPlaces;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekCounts;
import io.placemarket.kernel.calendar.WeekdayCounts;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.CohortId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a cohort needs and has, in heads by week, counted from the areas' claims.
 *
 * @param heads how many students need places now
 * @param held places held without names, by week
 * @param allocated places of named students, by week
 */
public record Demand(CohortsView.Entry cohort, int heads, Map<Week, Integer> held, Map<Week, Integer> allocated) {
    static Demand of(CohortsView.Entry cohort, AreasView areas) {
        WeekdayCounts held = new WeekdayCounts();
        WeekdayCounts allocated = new WeekdayCounts();
        Set<Week> weeks = new HashSet<>();
        count(cohort, areas, booking -> booking instanceof AllocationId ? allocated : held, weeks::add);
        return new Demand(cohort, cohort.heads(), byWeek(held, weeks), byWeek(allocated, weeks));
    }

    /** Everything a cohort holds and fills, by weekday. */
    static WeekdayCounts taken(CohortsView.Entry cohort, AreasView areas) {
        WeekdayCounts taken = new WeekdayCounts();
        count(cohort, areas, booking -> taken, week -> {});
        return taken;
    }

    private static void count(
            CohortsView.Entry cohort,
            AreasView areas,
            Function<BookingId, WeekdayCounts> counts,
            Consumer<Week> counted) {
        for (BookingId booking : cohort.bookings()) {
            areas.find(booking.area())
                    .map(AreasView.Entry::capacity)
                    .ifPresent(area -> area.booking(booking).ifPresent(booked -> {
                        WeekCounts onDays = counts.apply(booking)
                                .of(area.offer(booked.offer())
                                        .map(OfferedPlaces::weekdays)
                                        .orElse(Weekdays.ALL));
                        booked.forEach((week, heads) -> {
                            onDays.add(week, heads);
                            counted.accept(week);
                        });
                    }));
        }
    }

    /** On the busiest weekday: who is in one place on Wednesdays and in another on Thursdays is one to place. */
    private static Map<Week, Integer> byWeek(WeekdayCounts counts, Set<Week> weeks) {
        Map<Week, Integer> byWeek = new HashMap<>();
        weeks.forEach(week -> byWeek.put(week, counts.at(week)));
        return byWeek;
    }

    /** Whether the cohort must be placed in the week. */
    public boolean needs(Week week) {
        return cohort.programme().weeks().contains(week);
    }

    /** Heads that need a place in the week. */
    public int needed(Week week) {
        return needs(week) ? cohort.heads(week) : 0;
    }

    /** Booked heads in the week. */
    public int booked(Week week) {
        return held.getOrDefault(week, 0) + allocated.getOrDefault(week, 0);
    }

    /** Heads still to place in the week, never negative; 0 where the cohort need not be placed. */
    public int stillToPlace(Week week) {
        return Math.max(0, needed(week) - booked(week));
    }

    /** Whose. */
    public CohortId id() {
        return cohort.id();
    }
}
