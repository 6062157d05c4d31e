package io.placemarket.command.booking;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.kernel.booking.HoldEvent;
import io.placemarket.kernel.booking.HoldEvent.HoldExtended;
import io.placemarket.kernel.booking.HoldEvent.HoldLapsed;
import io.placemarket.kernel.booking.HoldEvent.HoldNamed;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.booking.HoldEvent.HoldReleased;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.refusal.HoldRefusal.HoldExtendedBefore;
import io.placemarket.kernel.refusal.HoldRefusal.HoldHasLapsed;
import io.placemarket.kernel.refusal.StateRefusal.BookingElsewhere;
import io.placemarket.kernel.refusal.StateRefusal.Subject;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/** The life of a hold: its places are named, released, or lapse. */
@AggregateRoot
public class Hold {
    /** How long a hold lasts; named students need a few days to be chosen. */
    public static final int WORKING_DAYS = 5;

    /** How much longer a university may keep it, once. */
    public static final int EXTENSION_WORKING_DAYS = 5;

    /** Where a hold stands. */
    enum State {
        PLACED,
        ALL_NAMED,
        RELEASED,
        LAPSED
    }

    @AggregateIdentifier
    private HoldId id;

    private CohortId cohort;
    private OrganisationId university;
    private WeekSet weeks;
    private int left;
    private int named;
    private Instant lapsesAt;
    private State state;
    private boolean extended;

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Hold() {}

    /** Places it; what it takes stands in the area's claims. */
    @SuppressWarnings("NullAway.Init") // its first event fills it
    public Hold(HoldPlaced placed) {
        apply(placed);
    }

    OrganisationId university() {
        return university;
    }

    CohortId cohort() {
        return cohort;
    }

    WeekSet weeks() {
        return weeks;
    }

    /** Places nobody was named for yet. */
    int left() {
        return left;
    }

    /** Places somebody was named for. */
    int named() {
        return named;
    }

    boolean isFor(CohortId other) {
        return cohort.equals(other);
    }

    boolean hasLapsed(Instant now) {
        return state == State.LAPSED || (state == State.PLACED && now.isAfter(lapsesAt));
    }

    Instant lapsesAt() {
        return lapsesAt;
    }

    /** Keeps it until later. */
    void extend(Instant until, Instant now) {
        checkStands(now);
        if (extended) {
            throw new HoldExtendedBefore(lapsesAt).thrown();
        }
        apply(new HoldExtended(id, until));
    }

    /** Gives places to named students. */
    void name(List<AllocationId> allocations, Instant now) {
        checkStands(now);
        apply(new HoldNamed(id, allocations));
    }

    /** Refuses what only a hold that stands allows. */
    void checkStands(Instant now) {
        if (hasLapsed(now)) {
            throw lapsed();
        }
        checkPlaced();
    }

    void release(Party by, Reason reason) {
        if (state == State.LAPSED) {
            throw lapsed();
        }
        checkPlaced();
        apply(new HoldReleased(id, by, reason));
    }

    /** Ends it where its time is up and it has not ended: whether it does. */
    boolean lapse(Instant now) {
        boolean due = state == State.PLACED && now.isAfter(lapsesAt);
        if (due) {
            apply(new HoldLapsed(id));
        }
        return due;
    }

    boolean isPlaced() {
        return state == State.PLACED;
    }

    private RuntimeException lapsed() {
        return new HoldHasLapsed(lapsesAt).thrown();
    }

    private void checkPlaced() {
        if (state != State.PLACED) {
            throw new BookingElsewhere(Subject.HOLD, state, List.of(State.PLACED)).thrown();
        }
    }

    @EventSourcingHandler
    void on(HoldEvent event) {
        switch (event) {
            case HoldPlaced placed -> {
                id = placed.hold();
                cohort = placed.cohort();
                university = placed.university();
                weeks = placed.weeks();
                left = placed.places();
                lapsesAt = placed.lapsesAt();
                state = State.PLACED;
            }
            case HoldNamed some -> {
                named += some.allocations().size();
                left -= some.allocations().size();
                state = left == 0 ? State.ALL_NAMED : State.PLACED;
            }
            case HoldExtended longer -> {
                lapsesAt = longer.lapsesAt();
                extended = true;
            }
            case HoldReleased released -> state = State.RELEASED;
            case HoldLapsed lapsed -> state = State.LAPSED;
        }
    }
}
