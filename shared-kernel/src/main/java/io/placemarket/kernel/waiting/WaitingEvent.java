package io.placemarket.kernel.waiting;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventName;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.id.WaitingListId;
import java.time.Instant;

/** What happens to those who wait for places of an area's offers. An entry takes nothing; what a turn takes stands in the area's claims. */
public sealed interface WaitingEvent extends DomainEvent {
    WaitingListId list();

    /**
     * A university waits for places of an offer.
     *
     * @param places in each of the weeks, all of them or none
     */
    @EventName("WaitingEntryAdded")
    record WaitingEntryAdded(
            WaitingListId list, EntryId entry, CohortId cohort, OrganisationId university, int places, WeekSet weeks)
            implements WaitingEvent {}

    /** It no longer waits. */
    @EventName("WaitingEntryLeft")
    record WaitingEntryLeft(WaitingListId list, EntryId entry) implements WaitingEvent {}

    /** The offer was withdrawn: nobody waits for it any more. */
    @EventName("WaitingEnded")
    record WaitingEnded(WaitingListId list, OfferId offer, Reason reason) implements WaitingEvent {}

    /**
     * Places became free that the entry fits whole: they are kept for it, and it waits no longer.
     *
     * @param lapsesAt until when
     */
    @EventName("TurnGiven")
    record TurnGiven(WaitingListId list, EntryId entry, TurnId turn, Instant lapsesAt) implements WaitingEvent {}

    /** The places of the turn are held from now on. */
    @EventName("TurnTaken")
    record TurnTaken(WaitingListId list, TurnId turn, HoldId hold) implements WaitingEvent {}

    /** Its university did not want the places any more. */
    @EventName("TurnDeclined")
    record TurnDeclined(WaitingListId list, TurnId turn) implements WaitingEvent {}

    /** Nobody took the turn in time. */
    @EventName("TurnLapsed")
    record TurnLapsed(WaitingListId list, TurnId turn) implements WaitingEvent {}

    /** The provider withdrew the offer and everything that was booked in it. */
    @EventName("TurnCalledOff")
    record TurnCalledOff(WaitingListId list, TurnId turn, Reason reason) implements WaitingEvent {}
}
