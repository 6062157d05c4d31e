package io.placemarket.command.message;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.TurnId;
import java.util.Optional;

/** What can be asked about waiting for places. */
public sealed interface WaitingCommand extends Command {
    /** The offer it is about. */
    OfferId offer();

    /**
     * Waits for places of an offer that is full.
     *
     * @param weeks the offer's from this week on, where absent
     */
    record JoinWaitingList(EntryId entry, CohortId cohort, int places, Optional<WeekSet> weeks)
            implements WaitingCommand {
        @Override
        public OfferId offer() {
            return entry.offer();
        }
    }

    /** Waits no longer. */
    record LeaveWaitingList(EntryId entry) implements WaitingCommand {
        @Override
        public OfferId offer() {
            return entry.offer();
        }
    }

    /** Holds the places of a turn. */
    record TakeTurn(TurnId turn, HoldId hold) implements WaitingCommand {
        @Override
        public OfferId offer() {
            return turn.offer();
        }
    }

    /** Leaves the places of a turn to the next. */
    record DeclineTurn(TurnId turn) implements WaitingCommand {
        @Override
        public OfferId offer() {
            return turn.offer();
        }
    }

    /**
     * Gives those who wait in the area what fits them by now, because something other than room has changed for one of them, as what is agreed; does
     * nothing where nothing fits.
     */
    record ReconsiderEntry(EntryId entry) implements WaitingCommand {
        @Override
        public OfferId offer() {
            return entry.offer();
        }
    }

    /** Ends a turn whose time is up; does nothing where it is not, or the turn has ended. */
    record LetTurnLapse(TurnId turn) implements WaitingCommand {
        @Override
        public OfferId offer() {
            return turn.offer();
        }
    }
}
