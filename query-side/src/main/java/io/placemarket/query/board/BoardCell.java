package io.placemarket.query.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One cell, in heads (whole-week students); where neither rows nor columns are weeks, in student-weeks. {@link Measure} says what each is.
 *
 * @param offered what open offers add up to; may exceed the limit, being alternatives for the same places
 * @param maximum the most the audits allow in the areas that offer
 * @param limit the most that are safe at once in the areas that offer
 * @param held places held without names
 * @param turns places kept for whose turn it is on a waiting list
 * @param allocated places of named students
 * @param free how many more could be booked by anybody, also where places are only for some education providers or reserved for some
 * @param overCommitted learners beyond what is safe
 * @param waiting places waited for
 * @param stillToPlace students of cohorts not yet booked; only of professions, and of all together
 * @param unmet of them those for whom nothing fits, without care systems that are not told apart; as stillToPlace, and not where levels are chosen
 * @param freeAtLeast true where a few more might be free, else absent: so many different offers share an area that not every way to fill it was tried
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record BoardCell(
        int offered,
        int maximum,
        int limit,
        int held,
        int turns,
        int allocated,
        int free,
        int overCommitted,
        int waiting,
        OptionalInt stillToPlace,
        OptionalInt unmet,
        Optional<Boolean> freeAtLeast) {
    /** Of all measures of a bucket in an array. */
    static BoardCell of(int[] sums, int bucket, boolean knowsDemand, boolean knowsUnmet) {
        return new BoardCell(
                sums[Measure.OFFERED.in(bucket)],
                sums[Measure.MAXIMUM.in(bucket)],
                sums[Measure.LIMIT.in(bucket)],
                sums[Measure.HELD.in(bucket)],
                sums[Measure.TURNS.in(bucket)],
                sums[Measure.ALLOCATED.in(bucket)],
                sums[Measure.FREE.in(bucket)],
                sums[Measure.OVER_COMMITTED.in(bucket)],
                sums[Measure.WAITING.in(bucket)],
                knowsDemand ? OptionalInt.of(sums[Measure.STILL_TO_PLACE.in(bucket)]) : OptionalInt.empty(),
                knowsUnmet ? OptionalInt.of(sums[Measure.UNMET.in(bucket)]) : OptionalInt.empty(),
                sums[Measure.bounded(bucket)] > 0 ? Optional.of(true) : Optional.empty());
    }

    /** With nothing in it. */
    public static BoardCell nothing(boolean knowsDemand, boolean knowsUnmet) {
        return of(new int[Measure.COUNT], 0, knowsDemand, knowsUnmet);
    }

    /** With nothing in it, telling of what the other tells. */
    public static BoardCell nothingLike(BoardCell other) {
        return nothing(other.stillToPlace.isPresent(), other.unmet.isPresent());
    }

    /** How many more must be placed than could be; negative where places are left. */
    public int gap() {
        return stillToPlace.orElse(0) - free;
    }

    /** Whether a few more might be free. */
    public boolean freeIsAtLeast() {
        return freeAtLeast.orElse(false);
    }

    /** What is free, as people read it: {@code 40+} is at least 40. */
    public String freeShown() {
        return free + (freeIsAtLeast() ? "+" : "");
    }

    /** Held, kept for a turn, or allocated. */
    public int booked() {
        return held + turns + allocated;
    }
}
