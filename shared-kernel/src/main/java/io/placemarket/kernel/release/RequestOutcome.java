package io.placemarket.kernel.release;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.RequestId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of a request, with every figure that decided it.
 *
 * @param asked places, in each of the weeks
 * @param weeks those it asked for that had not passed at the release
 * @param stillToPlace the fewest of the cohort's students without a place in any of these weeks in which it must be placed
 * @param underCeiling how many more places the cohort might take in each of these weeks
 * @param need the least of the three; nothing where the offer was not for it any more ({@link Why#FOR_OTHERS}, {@link Why#NOT_AGREED})
 * @param share whole places of its share, before the remainders were given out
 * @param granted places, held for the cohort
 * @param hold where any were granted
 * @param reserved how many of them were reserved for its education provider: they are granted before the others are shared
 */
public record RequestOutcome(
        RequestId request,
        int asked,
        WeekSet weeks,
        int stillToPlace,
        int underCeiling,
        int need,
        int share,
        int granted,
        Why why,
        Optional<HoldId> hold,
        OptionalInt reserved) {
    /** Nothing was reserved. */
    public RequestOutcome(
            RequestId request,
            int asked,
            WeekSet weeks,
            int stillToPlace,
            int underCeiling,
            int need,
            int share,
            int granted,
            Why why,
            Optional<HoldId> hold) {
        this(request, asked, weeks, stillToPlace, underCeiling, need, share, granted, why, hold, OptionalInt.empty());
    }

    /** The same with the hold that keeps what was granted. */
    public RequestOutcome heldIn(HoldId placed) {
        return new RequestOutcome(
                request,
                asked,
                weeks,
                stillToPlace,
                underCeiling,
                need,
                share,
                granted,
                why,
                Optional.of(placed),
                reserved);
    }

    /** Why it was so many. */
    public enum Why {
        /** All the cohort needed. */
        IN_FULL,
        /** Nothing: by then the offer was for education providers among whom its own was not. */
        FOR_OTHERS,
        /** Nothing: the offer asks for an agreement, and by then none held in all of its weeks. */
        NOT_AGREED,
        /** Its cohort needed none, or might take no more. */
        NOTHING_NEEDED,
        /** Nothing was free in one of its weeks. */
        NO_ROOM,
        /** Its share by need, and no more. */
        SHARE,
        /** Its share by need, and places that were left over. */
        SHARE_AND_REMAINDER,
        /** What those who asked before left. */
        FIRST_COME;

        /** Whether the offer could not be booked by its university any more, whatever its cohort needed. */
        public boolean bars() {
            return this == FOR_OTHERS || this == NOT_AGREED;
        }
    }
}
