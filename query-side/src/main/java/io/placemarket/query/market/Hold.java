package io.placemarket.query.market;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OrganisationId;
import java.time.Instant;
import java.util.Optional;

/**
 * A hold and what became of it. The places it takes now stand in the area's claims.
 *
 * @param position where in the log it was placed
 * @param places in each of its weeks, when it was placed
 * @param extended whether it was, as it may be once
 * @param named how many of them became allocations
 * @param reason why it was released, where it was
 */
public record Hold(
        HoldId id,
        long position,
        long revision,
        CohortId cohort,
        OrganisationId university,
        int places,
        WeekSet weeks,
        Instant lapsesAt,
        State state,
        boolean extended,
        int named,
        Optional<Reason> reason) {
    /** What became of a hold. */
    public enum State {
        HELD,
        /** All its places became allocations. */
        NAMED,
        RELEASED,
        LAPSED
    }

    Hold named(long newRevision, int more) {
        State next = named + more >= places ? State.NAMED : state;
        return new Hold(
                id,
                position,
                newRevision,
                cohort,
                university,
                places,
                weeks,
                lapsesAt,
                next,
                extended,
                named + more,
                reason);
    }

    Hold kept(long newRevision, Instant until) {
        return new Hold(
                id, position, newRevision, cohort, university, places, weeks, until, state, true, named, reason);
    }

    Hold ended(long newRevision, State end, Optional<Reason> why) {
        return new Hold(
                id, position, newRevision, cohort, university, places, weeks, lapsesAt, end, extended, named, why);
    }
}
