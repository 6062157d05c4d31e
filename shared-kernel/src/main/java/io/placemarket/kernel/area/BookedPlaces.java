package io.placemarket.kernel.area;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.StudentId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is left of a claim: its heads, week by week. */
public final class BookedPlaces {
    private final Claim claim;
    private final SortedMap<Week, Integer> heads = new TreeMap<>();

    BookedPlaces(Claim claim) {
        this.claim = claim;
        claim.weeks().forEach(week -> heads.put(week, claim.heads()));
    }

    BookedPlaces(BookedPlaces other) {
        this.claim = other.claim;
        heads.putAll(other.heads);
    }

    /** As it was first claimed. */
    public Claim claim() {
        return claim;
    }

    public CohortId cohort() {
        return claim.cohort();
    }

    public Optional<StudentId> student() {
        return claim.student();
    }

    /** Heads by week, weeks without any left out. */
    public SortedMap<Week, Integer> heads() {
        return Collections.unmodifiableSortedMap(heads);
    }

    /** Heads in that week. */
    public int heads(Week week) {
        return heads.getOrDefault(week, 0);
    }

    /** The weeks in which it takes places. */
    public WeekSet weeks() {
        return WeekSet.of(heads.keySet());
    }

    /** Gives back up to so many heads in a week, and says how many it had to give. */
    int free(Week week, int wanted) {
        int had = heads(week);
        int left = Math.max(0, had - wanted);
        if (left == 0) {
            heads.remove(week);
        } else {
            heads.put(week, left);
        }
        return had - left;
    }
}
