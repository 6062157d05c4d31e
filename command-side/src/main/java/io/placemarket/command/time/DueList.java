package io.placemarket.command.time;

import io.placemarket.command.message.BookingCommand.LetHoldLapse;
import io.placemarket.command.message.BookingCommand.ReturnUnconfirmed;
import io.placemarket.command.message.Command;
import io.placemarket.command.message.OfferCommand.EndReservedShares;
import io.placemarket.command.message.ReleaseCommand.ReleaseOffer;
import io.placemarket.command.message.WaitingCommand.LetTurnLapse;
import io.placemarket.command.message.WaitingCommand.ReconsiderEntry;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesReserved;
import io.placemarket.kernel.booking.AllocationEvent;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationShortened;
import io.placemarket.kernel.booking.AllocationEvent.HandedOn;
import io.placemarket.kernel.booking.HoldEvent;
import io.placemarket.kernel.booking.HoldEvent.HoldExtended;
import io.placemarket.kernel.booking.HoldEvent.HoldNamed;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.Identifier;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.ReservedShare;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementMade;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseAnnounced;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseCalledOff;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseResolved;
import io.placemarket.kernel.waiting.WaitingEvent.TurnCalledOff;
import io.placemarket.kernel.waiting.WaitingEvent.TurnDeclined;
import io.placemarket.kernel.waiting.WaitingEvent.TurnGiven;
import io.placemarket.kernel.waiting.WaitingEvent.TurnLapsed;
import io.placemarket.kernel.waiting.WaitingEvent.TurnTaken;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEnded;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryAdded;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryLeft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What must be looked at when its time has come: a fold of the log, so that it survives restarts. An entry too many does no harm, because
 * the aggregate decides whether it is due. Thread-safe.
 */
final class DueList {
    /** What waits, when its time has come, and what is asked then. */
    record Due(Identifier what, Instant at, Command then) {}

    private final Map<Identifier, Due> byWhat = new HashMap<>();
    private final Map<EntryId, OrganisationId> waiting = new HashMap<>();
    private long agreements;
    private final TreeSet<Due> byTime = new TreeSet<>(
            Comparator.comparing(Due::at).thenComparing(due -> due.what().value()));

    synchronized void apply(DomainEvent event) {
        switch (event) {
            case HoldPlaced placed -> add(new Due(placed.hold(), placed.lapsesAt(), new LetHoldLapse(placed.hold())));
            case HoldExtended longer -> add(new Due(longer.hold(), longer.lapsesAt(), new LetHoldLapse(longer.hold())));
            case HoldNamed named -> {
                // Places may be left; the hold itself knows.
            }
            case HoldEvent ended -> remove(ended.hold());
            case AllocationProposed proposed ->
                proposed.confirmBy()
                        .ifPresent(by ->
                                add(new Due(proposed.allocation(), by, new ReturnUnconfirmed(proposed.allocation()))));
            case AllocationShortened shorter -> {
                // What is left still waits for its answer.
            }
            case HandedOn shorter -> {
                // The same; the allocation itself knows whether anything is left.
            }
            case AllocationEvent answered -> remove(answered.allocation());
            case ReleaseAnnounced announced ->
                add(new Due(
                        announced.release(),
                        announced.at(),
                        new ReleaseOffer(announced.release().offer())));
            case ReleaseResolved resolved -> remove(resolved.release());
            case ReleaseCalledOff gone -> remove(gone.release());
            case PlacesReserved reserved ->
                reserved.shares().stream()
                        .map(ReservedShare::until)
                        .min(Comparator.naturalOrder())
                        .ifPresentOrElse(
                                until -> add(new Due(reserved.offer(), until, new EndReservedShares(reserved.offer()))),
                                () -> remove(reserved.offer()));
            case WaitingEntryAdded entry -> waiting.put(entry.entry(), entry.university());
            case WaitingEntryLeft left -> waiting.remove(left.entry());
            case WaitingEnded ended ->
                waiting.keySet().removeIf(entry -> entry.offer().equals(ended.offer()));
            case AgreementMade agreed -> reconsider(agreed.university());
            case TurnGiven given -> {
                waiting.remove(given.entry());
                add(new Due(given.turn(), given.lapsesAt(), new LetTurnLapse(given.turn())));
            }
            case TurnTaken taken -> remove(taken.turn());
            case TurnDeclined declined -> remove(declined.turn());
            case TurnLapsed lapsed -> remove(lapsed.turn());
            case TurnCalledOff gone -> remove(gone.turn());
            default -> {
                // Nothing else waits for a time.
            }
        }
    }

    /**
     * What may fit by now though no place became free, once an area: its handler looks at all who wait there, and knows which offers ask for what
     * is agreed. Before every moment, each later than the one before, so that a look that began earlier does not settle it.
     */
    private void reconsider(OrganisationId university) {
        Instant atOnce = Instant.EPOCH.plusNanos(++agreements);
        waiting.forEach((entry, whose) -> {
            if (whose.equals(university)) {
                add(new Due(entry.offer().area(), atOnce, new ReconsiderEntry(entry)));
            }
        });
    }

    /** Those whose time is up, the longest overdue first, at most so many. */
    synchronized List<Due> dueAt(Instant now, int atMost) {
        List<Due> due = new ArrayList<>();
        for (Due next : byTime) {
            if (due.size() == atMost || !next.at().isBefore(now)) {
                break;
            }
            due.add(next);
        }
        return due;
    }

    /** It has been looked at; what waits for another time by now still does. */
    synchronized void settled(Due due) {
        if (byWhat.remove(due.what(), due)) {
            byTime.remove(due);
        }
    }

    private void remove(Identifier what) {
        Due due = byWhat.remove(what);
        if (due != null) {
            byTime.remove(due);
        }
    }

    /** In place of what it waited for before. */
    private void add(Due due) {
        remove(due.what());
        byWhat.put(due.what(), due);
        byTime.add(due);
    }
}
