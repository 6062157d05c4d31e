package io.placemarket.kernel.area;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An educational audit: the area is fit to teach, for how many at most; one audit serves all universities.
 *
 * @param maximum students at once, 1 to {@value #MOST}
 * @param professions the professions it is fit to teach, each with its own maximum; none named means any, up to the area's
 * @param from its first day
 * @param to its last day, usually 24 months later
 */
public record Audit(int maximum, SortedMap<ProfessionCode, Integer> professions, LocalDate from, LocalDate to) {
    public static final int MOST = 500;

    public Audit {
        professions = Collections.unmodifiableSortedMap(new TreeMap<>(professions));
    }

    /** The weeks it covers, whole or in part. */
    public WeekSet weeks() {
        return WeekSet.covering(from, to);
    }

    /** Whether it holds on this day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** The same, ending on another day. */
    Audit until(LocalDate lastDay) {
        return new Audit(maximum, professions, from, lastDay);
    }

    /** The most students of that profession at once; 0 where the area is not fit to teach it. */
    public int maximum(ProfessionCode profession) {
        return professions.isEmpty() ? maximum : Math.min(maximum, professions.getOrDefault(profession, 0));
    }
}
