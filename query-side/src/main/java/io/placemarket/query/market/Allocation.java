package io.placemarket.query.market;

import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.AllocationId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An allocation and what became of it. The places it takes now stand in the area's claims.
 *
 * @param position where in the log it was proposed
 * @param decided what was last decided; starts and completions are presumed, see {@link #state}
 * @param by who decided that, where somebody but the university did
 * @param reason why, where a reason was due
 * @param lastDay of a student who left early
 */
public record Allocation(
        AllocationProposed proposal,
        long position,
        long revision,
        State decided,
        Optional<Party> by,
        Optional<Reason> reason,
        Optional<LocalDate> lastDay) {
    /** The life of an allocation. */
    public enum State {
        PROPOSED,
        ACCEPTED,
        /** Presumed: accepted, and its first week has begun. */
        STARTED,
        /** Presumed: accepted, and its last week is over. */
        COMPLETED,
        RETURNED,
        WITHDRAWN,
        DID_NOT_START,
        LEFT_EARLY
    }

    public AllocationId id() {
        return proposal.allocation();
    }

    /** Its state in that week. */
    public State state(Week now) {
        if (decided != State.ACCEPTED
                || proposal.weeks().isEmpty()
                || now.isBefore(proposal.weeks().first())) {
            return decided;
        }
        return proposal.weeks().last().isBefore(now) ? State.COMPLETED : State.STARTED;
    }

    /** Whether the student is, was or will be there: not returned, withdrawn or absent. */
    public boolean stands() {
        return switch (decided) {
            case PROPOSED, ACCEPTED, STARTED, COMPLETED, LEFT_EARLY -> true;
            case RETURNED, WITHDRAWN, DID_NOT_START -> false;
        };
    }

    Allocation decided(long newRevision, State next, Optional<Party> who, Optional<Reason> why) {
        return new Allocation(proposal, position, newRevision, next, who, why, Optional.empty());
    }

    Allocation left(long newRevision, LocalDate day, Reason why) {
        return new Allocation(
                proposal,
                position,
                newRevision,
                State.LEFT_EARLY,
                Optional.empty(),
                Optional.of(why),
                Optional.of(day));
    }
}
