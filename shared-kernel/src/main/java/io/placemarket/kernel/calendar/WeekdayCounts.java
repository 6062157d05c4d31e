package io.placemarket.kernel.calendar;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Heads by week and weekday: head(x, w) is what there is on the busiest weekday (domain guide, "Capacity, exactly"). Not thread-safe. */
public final class WeekdayCounts {
    /** Those who are there every day: nearly everybody. */
    private final WeekCounts daily;
    /** The others, by the days they name. */
    private final Map<Weekdays, WeekCounts> named = new HashMap<>();

    /** Nobody on any day. */
    public WeekdayCounts() {
        this.daily = new WeekCounts();
    }

    /** The same numbers, to be changed apart from those. */
    public WeekdayCounts(WeekdayCounts other) {
        this.daily = new WeekCounts(other.daily);
        other.named.forEach((days, counts) -> named.put(days, new WeekCounts(counts)));
    }

    /** Changes the number of those days of a week by so many. */
    public void add(Weekdays days, Week week, int change) {
        of(days).add(week, change);
    }

    /** The numbers of those who name just these days, to be changed. */
    public WeekCounts of(Weekdays days) {
        return days.areAll() ? daily : named.computeIfAbsent(days, key -> new WeekCounts());
    }

    /** On each weekday, from Monday. */
    public int[] byDay(Week week) {
        int[] heads = new int[Weekdays.ALL.size()];
        Arrays.fill(heads, daily.at(week));
        named.forEach((days, counts) -> days.stream().forEach(day -> heads[day.getValue() - 1] += counts.at(week)));
        return heads;
    }

    /** On the busiest weekday. */
    public int at(Week week) {
        return on(Weekdays.ALL, week);
    }

    /** On the busiest of these weekdays. */
    public int on(Weekdays days, Week week) {
        int most = named.isEmpty()
                ? 0
                : days.stream()
                        .mapToInt(day -> named.entrySet().stream()
                                .filter(some -> some.getKey().contains(day))
                                .mapToInt(some -> some.getValue().at(week))
                                .sum())
                        .max()
                        .orElse(0);
        return daily.at(week) + most;
    }
}
