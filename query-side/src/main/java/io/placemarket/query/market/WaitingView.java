package io.placemarket.query.market;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.TurnId;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Everybody who waits or waited for places, in the order in which they came. */
public final class WaitingView {
    private final Map<EntryId, Entry> byId = new LinkedHashMap<>();
    private final Map<TurnId, EntryId> byTurn = new HashMap<>();
    /** Those who wait now; each list is replaced, never changed. */
    private final Map<OfferId, List<Entry>> waiting = new HashMap<>();

    WaitingView() {}

    /** The same entries: what is applied to one of the two from now on does not happen to the other. */
    WaitingView(WaitingView other) {
        byId.putAll(other.byId);
        byTurn.putAll(other.byTurn);
        waiting.putAll(other.waiting);
    }

    /** What became of an entry. */
    public enum State {
        WAITING,
        /** Places are kept for it. */
        TURN,
        TAKEN,
        DECLINED,
        LAPSED,
        LEFT,
        /** The offer was withdrawn. */
        ENDED
    }

    /**
     * One of them.
     *
     * @param position where in the log it came
     * @param turn once it had one
     * @param lapsesAt until when its places are or were kept
     * @param hold what came of the turn
     */
    public record Entry(
            EntryId id,
            CohortId cohort,
            OrganisationId university,
            int places,
            WeekSet weeks,
            long position,
            State state,
            Optional<TurnId> turn,
            Optional<Instant> lapsesAt,
            Optional<HoldId> hold) {
        Entry now(State next) {
            return new Entry(id, cohort, university, places, weeks, position, next, turn, lapsesAt, hold);
        }

        Entry given(TurnGiven given) {
            return new Entry(
                    id,
                    cohort,
                    university,
                    places,
                    weeks,
                    position,
                    State.TURN,
                    Optional.of(given.turn()),
                    Optional.of(given.lapsesAt()),
                    hold);
        }

        Entry taken(HoldId held) {
            return new Entry(
                    id, cohort, university, places, weeks, position, State.TAKEN, turn, lapsesAt, Optional.of(held));
        }
    }

    void apply(Recorded recorded) {
        if (recorded.event() instanceof WaitingEvent event) {
            switch (event) {
                case WaitingEntryAdded added -> put(entry(added, recorded.position()));
                case WaitingEntryLeft left -> put(known(left.entry()).now(State.LEFT));
                case WaitingEnded ended ->
                    byId.values().stream()
                            .filter(entry -> entry.state() == State.WAITING
                                    && entry.id().offer().equals(ended.offer()))
                            .toList()
                            .forEach(entry -> put(entry.now(State.ENDED)));
                case TurnGiven given -> {
                    byTurn.put(given.turn(), given.entry());
                    put(known(given.entry()).given(given));
                }
                case TurnTaken taken -> put(known(taken.turn()).taken(taken.hold()));
                case TurnDeclined declined -> put(known(declined.turn()).now(State.DECLINED));
                case TurnLapsed lapsed -> put(known(lapsed.turn()).now(State.LAPSED));
                case TurnCalledOff gone -> put(known(gone.turn()).now(State.ENDED));
            }
        }
    }

    private static Entry entry(WaitingEntryAdded added, long position) {
        return new Entry(
                added.entry(),
                added.cohort(),
                added.university(),
                added.places(),
                added.weeks(),
                position,
                State.WAITING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private void put(Entry entry) {
        byId.put(entry.id(), entry);
        List<Entry> others = new ArrayList<>(waiting(entry.id().offer()));
        others.removeIf(other -> other.id().equals(entry.id()));
        if (entry.state() == State.WAITING) {
            others.add(entry);
        }
        if (others.isEmpty()) {
            waiting.remove(entry.id().offer());
        } else {
            waiting.put(entry.id().offer(), others);
        }
    }

    private Entry known(TurnId turn) {
        return ofTurn(turn).orElseThrow(() -> new IllegalStateException("turn " + turn + " was never given"));
    }

    private Entry known(EntryId id) {
        Entry entry = byId.get(id);
        if (entry == null) {
            throw new IllegalStateException("entry " + id + " was never added");
        }
        return entry;
    }

    /** Whose turn it is, or was. */
    public Optional<Entry> ofTurn(TurnId turn) {
        return Optional.ofNullable(byTurn.get(turn)).map(byId::get);
    }

    /** All of them. */
    public Stream<Entry> all() {
        return byId.values().stream();
    }

    /** How many wait for places of an offer now. */
    public int waitingFor(OfferId offer) {
        return waiting(offer).size();
    }

    /** Those who wait for places of an offer now, in the order in which they came. */
    public List<Entry> waiting(OfferId offer) {
        return Collections.unmodifiableList(waiting.getOrDefault(offer, List.of()));
    }
}
