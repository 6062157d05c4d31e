package io.placemarket.command.waiting;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.Identifier;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.id.WaitingListId;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.StateRefusal.BookingElsewhere;
import io.placemarket.kernel.refusal.StateRefusal.Subject;
import io.placemarket.kernel.refusal.WaitingRefusal.TurnHasLapsed;
import io.placemarket.kernel.refusal.WaitingRefusal.WaitsBefore;
import io.placemarket.kernel.waiting.WaitingEvent;
import io.placemarket.kernel.waiting.WaitingEvent.TurnCalledOff;
import io.placemarket.kernel.waiting.WaitingEvent.TurnDeclined;
import io.placemarket.kernel.waiting.WaitingEvent.TurnGiven;
import io.placemarket.kernel.waiting.WaitingEvent.TurnLapsed;
import io.placemarket.kernel.waiting.WaitingEvent.TurnTaken;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEnded;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryAdded;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryLeft;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/** Who waits for places of an area's offers, the first to come first: what is freed in one offer may make room in another. */
@AggregateRoot
public class WaitingList {
    private enum State {
        OPEN,
        TAKEN,
        DECLINED,
        LAPSED,
        CALLED_OFF
    }

    /** What a cohort waits for. */
    public record Entry(EntryId id, CohortId cohort, OrganisationId university, int places, WeekSet weeks) {}

    private record Turn(Entry entry, Instant lapsesAt, State state) {
        Turn ended(State end) {
            return new Turn(entry, lapsesAt, end);
        }
    }

    @AggregateIdentifier
    private WaitingListId id;

    private final Map<EntryId, Entry> waiting = new LinkedHashMap<>();
    private final Map<TurnId, Turn> turns = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // its first event fills it
    WaitingList() {}

    /** Begins with its first entry. */
    @SuppressWarnings("NullAway.Init") // its first event fills it
    public WaitingList(WaitingEntryAdded first) {
        apply(first);
    }

    /** Who waits, the first to come first. */
    public List<Entry> waiting() {
        return List.copyOf(waiting.values());
    }

    /** @throws io.placemarket.kernel.problem.RefusedException {@code not-found} for one that does not wait */
    public Entry entry(EntryId entry) {
        return Optional.ofNullable(waiting.get(entry)).orElseThrow(() -> unknown("entry", entry));
    }

    /** Whose turn it is or was: @throws io.placemarket.kernel.problem.RefusedException {@code not-found} */
    public Entry entry(TurnId turn) {
        return known(turn).entry();
    }

    private Turn known(TurnId turn) {
        return Optional.ofNullable(turns.get(turn)).orElseThrow(() -> unknown("turn", turn));
    }

    private static RuntimeException unknown(String what, Identifier id) {
        return Problem.of(ProblemCode.NOT_FOUND, "There is no " + what + " " + id.value() + ".")
                .refused();
    }

    /** Lets a cohort wait; once at a time for an offer. */
    public void add(WaitingEntryAdded added) {
        waiting.values().stream()
                .filter(other -> other.cohort().equals(added.cohort())
                        && other.id().offer().equals(added.entry().offer()))
                .findFirst()
                .ifPresent(other -> {
                    throw new WaitsBefore(other.id(), other.places()).thrown();
                });
        apply(added);
    }

    public void leave(EntryId entry) {
        apply(new WaitingEntryLeft(id, entry(entry).id()));
    }

    /** Nobody waits for an offer that was withdrawn or closed. */
    public void end(OfferId offer, Reason reason) {
        if (waiting.keySet().stream().anyMatch(entry -> entry.offer().equals(offer))) {
            apply(new WaitingEnded(id, offer, reason));
        }
    }

    /** It is the entry's turn. */
    public void give(EntryId entry, TurnId turn, Instant lapsesAt) {
        apply(new TurnGiven(id, entry(entry).id(), turn, lapsesAt));
    }

    public void take(TurnId turn, HoldId hold, Instant now) {
        checkOpen(turn, now);
        apply(new TurnTaken(id, turn, hold));
    }

    public void decline(TurnId turn, Instant now) {
        checkOpen(turn, now);
        apply(new TurnDeclined(id, turn));
    }

    /** Ends it where its time is up and it has not ended: whether it does. */
    public boolean lapse(TurnId turn, Instant now) {
        Turn known = known(turn);
        boolean due = known.state() == State.OPEN && now.isAfter(known.lapsesAt());
        if (due) {
            apply(new TurnLapsed(id, turn));
        }
        return due;
    }

    /** Ends it where it has not ended: whether it does. */
    public boolean callOff(TurnId turn, Reason reason) {
        boolean open = known(turn).state() == State.OPEN;
        if (open) {
            apply(new TurnCalledOff(id, turn, reason));
        }
        return open;
    }

    /** Refuses what can be taken or declined no longer. */
    public void checkOpen(TurnId turn, Instant now) {
        Turn known = known(turn);
        if (known.state() == State.LAPSED || (known.state() == State.OPEN && now.isAfter(known.lapsesAt()))) {
            throw new TurnHasLapsed(known.lapsesAt()).thrown();
        }
        if (known.state() != State.OPEN) {
            throw new BookingElsewhere(Subject.TURN, known.state(), List.of(State.OPEN)).thrown();
        }
    }

    @EventSourcingHandler
    void on(WaitingEvent event) {
        switch (event) {
            case WaitingEntryAdded added -> {
                id = added.list();
                waiting.put(
                        added.entry(),
                        new Entry(added.entry(), added.cohort(), added.university(), added.places(), added.weeks()));
            }
            case WaitingEntryLeft gone -> waiting.remove(gone.entry());
            case WaitingEnded ended ->
                waiting.keySet().removeIf(entry -> entry.offer().equals(ended.offer()));
            case TurnGiven given -> {
                turns.put(given.turn(), new Turn(entry(given.entry()), given.lapsesAt(), State.OPEN));
                waiting.remove(given.entry());
            }
            case TurnTaken taken -> end(taken.turn(), State.TAKEN);
            case TurnDeclined declined -> end(declined.turn(), State.DECLINED);
            case TurnLapsed lapsed -> end(lapsed.turn(), State.LAPSED);
            case TurnCalledOff gone -> end(gone.turn(), State.CALLED_OFF);
        }
    }

    private void end(TurnId turn, State state) {
        turns.computeIfPresent(turn, (key, before) -> before.ended(state));
    }
}
