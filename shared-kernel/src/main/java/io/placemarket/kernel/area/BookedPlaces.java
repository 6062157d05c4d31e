package io.placemarket.kernel.area;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.StudentId;
import java.util.Arrays;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;

/** What is left of a claim: its heads, week by week. Immutable, so that copies of an area share it. */
public final class BookedPlaces {
    private final Claim claim;
    private final OfferId offer;
    /** Of each of the claim's weeks, in their order. */
    private final int[] heads;

    BookedPlaces(Claim claim) {
        this.claim = claim;
        this.offer = claim.offer();
        this.heads = new int[claim.weeks().size()];
        Arrays.fill(heads, claim.heads());
    }

    private BookedPlaces(BookedPlaces before, int[] heads) {
        this.claim = before.claim;
        this.offer = before.offer;
        this.heads = heads;
    }

    /** As it was first claimed. */
    public Claim claim() {
        return claim;
    }

    /** In which its places are. */
    public OfferId offer() {
        return offer;
    }

    public CohortId cohort() {
        return claim.cohort();
    }

    public Optional<StudentId> student() {
        return claim.student();
    }

    /** Heads by week, weeks without any left out. */
    public SortedMap<Week, Integer> heads() {
        NavigableMap<Week, Integer> byWeek = new TreeMap<>();
        forEach(byWeek::put);
        return Collections.unmodifiableSortedMap(byWeek);
    }

    /** Tells each week in which it takes places, and how many. */
    public void forEach(ObjIntConsumer<Week> each) {
        for (int i = 0; i < heads.length; i++) {
            if (heads[i] > 0) {
                each.accept(claim.weeks().get(i), heads[i]);
            }
        }
    }

    /** Heads in that week. */
    public int heads(Week week) {
        int at = claim.weeks().indexOf(week);
        return at < 0 ? 0 : heads[at];
    }

    /** The weeks in which it takes places. */
    public WeekSet weeks() {
        return claim.weeks().where(week -> heads(week) > 0);
    }

    /** Whether it takes places in no week. */
    boolean isEmpty() {
        return Arrays.stream(heads).allMatch(left -> left == 0);
    }

    /** What is left when up to so many heads are given back in each of these weeks. */
    BookedPlaces without(int given, WeekSet weeks) {
        int[] left = heads.clone();
        for (Week week : weeks) {
            int at = claim.weeks().indexOf(week);
            if (at >= 0) {
                left[at] = Math.max(0, left[at] - given);
            }
        }
        return new BookedPlaces(this, left);
    }
}
