package io.placemarket.command.booking;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.kernel.booking.AllocationEvent;
import io.placemarket.kernel.booking.AllocationEvent.AllocationAccepted;
import io.placemarket.kernel.booking.AllocationEvent.AllocationPostponed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationReturned;
import io.placemarket.kernel.booking.AllocationEvent.AllocationShortened;
import io.placemarket.kernel.booking.AllocationEvent.AllocationTransferred;
import io.placemarket.kernel.booking.AllocationEvent.AllocationWithdrawn;
import io.placemarket.kernel.booking.AllocationEvent.HandedOn;
import io.placemarket.kernel.booking.AllocationEvent.StudentDidNotStart;
import io.placemarket.kernel.booking.AllocationEvent.StudentLeftEarly;
import io.placemarket.kernel.booking.AllocationEvent.StudentReplaced;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.refusal.BookingRefusal.ConfirmedTooLate;
import io.placemarket.kernel.refusal.StateRefusal.BookingElsewhere;
import io.placemarket.kernel.refusal.StateRefusal.PlacementNotStarted;
import io.placemarket.kernel.refusal.StateRefusal.Subject;
import io.placemarket.kernel.refusal.WeeksRefusal.EveryWeekBegun;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** The life of an allocation. Starts and completions are presumed by the calendar; what deviates is reported. */
@AggregateRoot
public class Allocation {
    /** Where an allocation stands. */
    enum State {
        PROPOSED,
        ACCEPTED,
        RETURNED,
        WITHDRAWN,
        POSTPONED,
        TRANSFERRED,
        REPLACED,
        DID_NOT_START,
        LEFT_EARLY
    }

    @AggregateIdentifier
    private AllocationId id;

    private StudentId student;
    private CohortId cohort;
    private OrganisationId university;
    private WeekSet weeks;
    private WeekSet passed;
    private @Nullable Instant confirmBy;
    private State state;

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Allocation() {}

    /** An offer that asks for no confirmation settles it at once. */
    @SuppressWarnings("NullAway.Init") // its first event fills it
    Allocation(AllocationProposed proposed) {
        apply(proposed);
        if (proposed.confirmBy().isEmpty()) {
            apply(new AllocationAccepted(proposed.allocation(), Party.MARKET));
        }
    }

    AllocationId id() {
        return id;
    }

    StudentId student() {
        return student;
    }

    CohortId cohort() {
        return cohort;
    }

    OrganisationId university() {
        return university;
    }

    public WeekSet weeks() {
        return weeks;
    }

    /**
     * What it gives up where it comes to nothing: the weeks that have not begun and, while nobody has confirmed it, those that were over
     * before it was recorded. They never were a booking of the market.
     */
    WeekSet retractable(WeekSet notBegun) {
        return state == State.PROPOSED ? notBegun.plus(passed.and(weeks)) : notBegun;
    }

    /** What its student is not booked for any more when it frees these weeks: who never came was in none of them. */
    WeekSet notAttended(WeekSet freed) {
        return state == State.DID_NOT_START ? weeks : freed;
    }

    State state() {
        return state;
    }

    /** Whether it still counts: proposed or accepted. */
    public boolean stands() {
        return state == State.PROPOSED || state == State.ACCEPTED;
    }

    void accept(Instant now) {
        check(State.PROPOSED);
        if (confirmBy != null && isOverdue(now)) {
            throw new ConfirmedTooLate(confirmBy).thrown();
        }
        apply(new AllocationAccepted(id, Party.PROVIDER));
    }

    void giveBack(SealedReason reason) {
        check(State.PROPOSED);
        apply(new AllocationReturned(id, Party.PROVIDER, reason));
    }

    /** Returns it where nobody answered in time: whether it does. */
    boolean returnUnconfirmed(Instant now) {
        boolean due = state == State.PROPOSED && isOverdue(now);
        if (due) {
            apply(new AllocationReturned(id, Party.MARKET, SealedReason.of(ReasonCode.NOT_CONFIRMED_IN_TIME)));
        }
        return due;
    }

    /** Gives up these weeks, all that it can; refused where there is none. */
    void withdraw(Party by, SealedReason reason, WeekSet given) {
        check(State.PROPOSED, State.ACCEPTED);
        if (given.isEmpty()) {
            throw new EveryWeekBegun(weeks).thrown();
        }
        apply(new AllocationWithdrawn(id, by, reason, given));
    }

    /** The weeks somebody wants to give up, which must be its own and not begun; all that have not begun where none are named. */
    WeekSet givable(Optional<WeekSet> asked, WeekSet notBegun) {
        check(State.PROPOSED, State.ACCEPTED);
        return GivableWeeks.of(weeks, notBegun, asked);
    }

    /**
     * Gives up some weeks; where none that has not begun is left, it is withdrawn.
     *
     * @return what it takes no longer
     */
    WeekSet shorten(Party by, SealedReason reason, WeekSet given, WeekSet notBegun) {
        if (given.equals(notBegun)) {
            WeekSet all = retractable(notBegun);
            withdraw(by, reason, all);
            return all;
        }
        apply(new AllocationShortened(id, by, reason, given));
        return given;
    }

    /** Lets the successor take over weeks it has been asked to give up. */
    void handOn(HandedOn event) {
        apply(event);
    }

    void didNotStart(SealedReason reason, WeekSet notBegun) {
        checkStarted(notBegun);
        apply(new StudentDidNotStart(id, reason, notBegun));
    }

    void leftEarly(LocalDate lastDay, SealedReason reason, WeekSet freed, WeekSet notBegun) {
        checkStarted(notBegun);
        if (lastDay.isBefore(weeks.first().monday())
                || lastDay.isAfter(weeks.last().sunday())) {
            throw Problem.invalid(
                            "lastDay",
                            lastDay.toString(),
                            "a day from " + weeks.first().monday() + " to "
                                    + weeks.last().sunday())
                    .refused();
        }
        apply(new StudentLeftEarly(id, lastDay, reason, freed));
    }

    /** Whether its student left it early; the last day that was said may still be to come. */
    public boolean wasLeftEarly() {
        return state == State.LEFT_EARLY;
    }

    /** Its student left the programme before the last day that was said. */
    public void leftEarlier(LocalDate lastDay, SealedReason reason, WeekSet freed) {
        check(State.LEFT_EARLY);
        LocalDate first = weeks.first().monday();
        apply(new StudentLeftEarly(id, lastDay.isBefore(first) ? first : lastDay, reason, freed));
    }

    /**
     * Ends it because its student left the programme, where it stands and goes on after that day.
     *
     * @param lastDay not after today
     * @return what it takes no longer; nothing is said where it does not end
     */
    public Optional<WeekSet> endProgramme(LocalDate lastDay, SealedReason reason, WeekSet notBegun) {
        if (!stands() || weeks.isEmpty() || !weeks.last().sunday().isAfter(lastDay)) {
            return Optional.empty();
        }
        if (state == State.PROPOSED || notBegun.contains(weeks.first())) {
            if (notBegun.isEmpty()) {
                return Optional.empty();
            }
            WeekSet all = retractable(notBegun);
            apply(new AllocationWithdrawn(id, Party.UNIVERSITY, reason, all));
            return Optional.of(all);
        }
        if (lastDay.isBefore(weeks.first().monday())) {
            apply(new StudentDidNotStart(id, reason, notBegun));
        } else {
            apply(new StudentLeftEarly(id, lastDay, reason, notBegun));
        }
        return Optional.of(notBegun);
    }

    private void checkStarted(WeekSet notBegun) {
        check(State.ACCEPTED);
        if (notBegun.contains(weeks.first())) {
            throw new PlacementNotStarted(weeks.first()).thrown();
        }
    }

    private boolean isOverdue(Instant now) {
        return confirmBy != null && now.isAfter(confirmBy);
    }

    private void check(State... needed) {
        if (!List.of(needed).contains(state)) {
            throw new BookingElsewhere(Subject.ALLOCATION, state, List.of(needed)).thrown();
        }
    }

    private static State ended(HandedOn event) {
        return switch (event) {
            case AllocationPostponed postponed -> State.POSTPONED;
            case AllocationTransferred transferred -> State.TRANSFERRED;
            case StudentReplaced replaced -> State.REPLACED;
        };
    }

    @EventSourcingHandler
    void on(AllocationEvent event) {
        switch (event) {
            case AllocationProposed proposed -> {
                id = proposed.allocation();
                student = proposed.student();
                cohort = proposed.cohort();
                university = proposed.university();
                weeks = proposed.weeks();
                passed = proposed.passed().orElse(WeekSet.none());
                confirmBy = proposed.confirmBy().orElse(null);
                state = State.PROPOSED;
            }
            case AllocationAccepted accepted -> state = State.ACCEPTED;
            case AllocationReturned returned -> state = State.RETURNED;
            case AllocationWithdrawn withdrawn -> state = State.WITHDRAWN;
            case AllocationShortened shorter -> weeks = weeks.minus(shorter.freed());
            case HandedOn shorter -> {
                weeks = weeks.minus(shorter.freed());
                state = weeks.isEmpty() ? ended(shorter) : state;
            }
            case StudentDidNotStart absent -> state = State.DID_NOT_START;
            case StudentLeftEarly left -> state = State.LEFT_EARLY;
        }
    }
}
