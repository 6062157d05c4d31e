package io.placemarket.query.market;

import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An allocation and what became of it. The places it takes now stand in the area's claims.
 *
 * @param position where in the log it was proposed
 * @param weeks those it was proposed for, without those it gave up while others stood
 * @param kept of one that was given up, the weeks that had begun once it was confirmed: the student was there
 * @param decided what was last decided; starts and completions are presumed, see {@link #state}
 * @param by who decided that, where somebody but the university did
 * @param reason why, where a reason was due
 * @param lastDay of a student who left early
 */
public record Allocation(
        AllocationProposed proposal,
        long position,
        long revision,
        WeekSet weeks,
        WeekSet kept,
        State decided,
        Optional<Party> by,
        Optional<SealedReason> reason,
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
        /** The student goes in other weeks. */
        POSTPONED,
        /** The student goes to another offer. */
        TRANSFERRED,
        /** Another student goes. */
        REPLACED,
        DID_NOT_START,
        LEFT_EARLY
    }

    public AllocationId id() {
        return proposal.allocation();
    }

    /** Its state in that week. */
    public State state(Week now) {
        if (decided != State.ACCEPTED || weeks.isEmpty() || now.isBefore(weeks.first())) {
            return decided;
        }
        return weeks.last().isBefore(now) ? State.COMPLETED : State.STARTED;
    }

    /** Whether the student is, was or will be there: not returned, withdrawn or absent. */
    public boolean stands() {
        return switch (decided) {
            case PROPOSED, ACCEPTED, STARTED, COMPLETED, LEFT_EARLY -> true;
            case RETURNED, WITHDRAWN, POSTPONED, TRANSFERRED, REPLACED, DID_NOT_START -> false;
        };
    }

    /** The weeks in which the student is, was or will be there, as far as is known. */
    public WeekSet standing() {
        return stands() ? weeks : kept;
    }

    /** Whether another goes on in its place. */
    public boolean handedOn() {
        return decided == State.POSTPONED || decided == State.TRANSFERRED || decided == State.REPLACED;
    }

    Allocation decided(long newRevision, State next, Optional<Party> who, Optional<SealedReason> why) {
        return new Allocation(proposal, position, newRevision, weeks, kept, next, who, why, Optional.empty());
    }

    Allocation withdrawn(long newRevision, Party who, SealedReason why, WeekSet freed) {
        return new Allocation(
                proposal,
                position,
                newRevision,
                weeks,
                decided == State.ACCEPTED ? weeks.minus(freed) : WeekSet.none(),
                State.WITHDRAWN,
                Optional.of(who),
                Optional.of(why),
                Optional.empty());
    }

    Allocation left(long newRevision, LocalDate day, SealedReason why) {
        return new Allocation(
                proposal,
                position,
                newRevision,
                weeks,
                kept,
                State.LEFT_EARLY,
                Optional.empty(),
                Optional.of(why),
                Optional.of(day));
    }

    /** What is left of it when it gave up some of its weeks: the rest stands. */
    Allocation shortened(long newRevision, WeekSet freed) {
        return new Allocation(proposal, position, newRevision, weeks.minus(freed), kept, decided, by, reason, lastDay);
    }

    /** Another goes on; where nothing is left it has ended so. */
    Allocation handedOn(long newRevision, WeekSet freed, State end, SealedReason why) {
        return weeks.minus(freed).isEmpty()
                ? decided(newRevision, end, Optional.of(Party.UNIVERSITY), Optional.of(why))
                : shortened(newRevision, freed);
    }
}
