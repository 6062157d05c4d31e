package io.placemarket.kernel.refusal;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.problem.ProblemCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Something is in another state than what was asked needs: what has ended does not end again, what has not begun is not reported (domain guide, "Allocation", "Plan"). */
public sealed interface StateRefusal extends Refusal {
    /** What it is in. */
    String STATE = "the state it is in";

    /** What it would have to be in. */
    String NEEDED = "the states this needs";

    /** One of them would be accepted. */
    String ONE_OF_THEM = "the same, once it is in one of the states needed";

    Enum<?> state();

    List<? extends Enum<?>> needed();

    @Override
    default Optional<String> accepted() {
        return Optional.of(needed().stream().map(Enum::name).collect(Collectors.joining(" or ")));
    }

    /** What has a life of its own. */
    enum Subject {
        HOLD,
        ALLOCATION,
        TURN
    }

    /** A hold, an allocation or a turn is elsewhere in its life. */
    @RefusedAs(value = ProblemCode.WRONG_STATE, accepted = ONE_OF_THEM)
    record BookingElsewhere(
            Subject subject,
            @Figure(STATE) Enum<?> state,
            @Figure(NEEDED) List<? extends Enum<?>> needed) implements StateRefusal {
        public BookingElsewhere {
            needed = List.copyOf(needed);
        }

        @Override
        public String detail() {
            return "The " + subject.name().toLowerCase(Locale.ROOT) + " is " + state + "; this needs "
                    + accepted().orElseThrow() + ".";
        }
    }

    /** Where an offer stands. */
    enum OfferState {
        OPEN,
        CLOSED,
        WITHDRAWN
    }

    /** An offer ended before. */
    @RefusedAs(value = ProblemCode.WRONG_STATE, accepted = ONE_OF_THEM)
    record OfferEnded(
            @Figure(STATE) OfferState state, @Figure(NEEDED) List<OfferState> needed) implements StateRefusal {
        public OfferEnded(OfferState state) {
            this(state, List.of(OfferState.OPEN));
        }

        @Override
        public String detail() {
            return "The offer was " + state.name().toLowerCase(Locale.ROOT) + " before.";
        }
    }

    /** Only an offer that was withdrawn is posted again. */
    @RefusedAs(value = ProblemCode.WRONG_STATE, accepted = ONE_OF_THEM)
    record OfferNotWithdrawn(
            OfferId offer,
            @Figure(STATE) OfferState state,
            @Figure(NEEDED) List<OfferState> needed) implements StateRefusal {
        public OfferNotWithdrawn(OfferId offer, OfferState state) {
            this(offer, state, List.of(OfferState.WITHDRAWN));
        }

        @Override
        public String detail() {
            return "The offer " + offer + " was not withdrawn; only a withdrawn one is posted again.";
        }
    }

    /** Only a release that has come is run again. */
    @RefusedAs(value = ProblemCode.WRONG_STATE, accepted = ONE_OF_THEM)
    record ReleaseNotResolved(
            @Figure(STATE) Enum<?> state, @Figure(NEEDED) List<? extends Enum<?>> needed) implements StateRefusal {
        public ReleaseNotResolved {
            needed = List.copyOf(needed);
        }

        @Override
        public String detail() {
            return "The release is " + state + "; only one that has come is run again.";
        }
    }

    /** Where an agreement or a membership stands. */
    enum Standing {
        AGREED,
        ENDED,
        MEMBER,
        LEFT
    }

    /** An agreement ends once. */
    @RefusedAs(value = ProblemCode.WRONG_STATE, accepted = ONE_OF_THEM)
    record AgreementHasEnded(
            LocalDate lastDay,
            @Figure(STATE) Standing state,
            @Figure(NEEDED) List<Standing> needed) implements StateRefusal {
        public AgreementHasEnded(LocalDate lastDay) {
            this(lastDay, Standing.ENDED, List.of(Standing.AGREED));
        }

        @Override
        public String detail() {
            return "Nothing is agreed after " + lastDay + ".";
        }
    }

    /** A network is left once. */
    @RefusedAs(value = ProblemCode.WRONG_STATE, accepted = ONE_OF_THEM)
    record NetworkWasLeft(
            LocalDate lastDay,
            @Figure(STATE) Standing state,
            @Figure(NEEDED) List<Standing> needed) implements StateRefusal {
        public NetworkWasLeft(LocalDate lastDay) {
            this(lastDay, Standing.LEFT, List.of(Standing.MEMBER));
        }

        @Override
        public String detail() {
            return "It is no member of that network after " + lastDay + ".";
        }
    }

    /** How far a placement or a programme has come. */
    enum Progress {
        NOT_STARTED,
        ACCEPTED,
        STARTED,
        COMPLETED,
        LEFT
    }

    /** What deviates is reported of a placement that has started. */
    @RefusedAs(value = ProblemCode.WRONG_STATE, accepted = ONE_OF_THEM)
    record PlacementNotStarted(
            Week first,
            @Figure(STATE) Progress state,
            @Figure(NEEDED) List<Progress> needed) implements StateRefusal {
        public PlacementNotStarted(Week first) {
            this(first, Progress.ACCEPTED, List.of(Progress.STARTED));
        }

        @Override
        public String detail() {
            return "It has not started: its first week is " + first + ".";
        }
    }

    /** A programme starts once. */
    @RefusedAs(value = ProblemCode.WRONG_STATE, accepted = ONE_OF_THEM)
    record ProgrammeStartedBefore(
            String student,
            @Figure(STATE) Progress state,
            @Figure(NEEDED) List<Progress> needed,
            @Figure("the day it started") LocalDate startedOn)
            implements StateRefusal {
        public ProgrammeStartedBefore(String student, LocalDate startedOn) {
            this(student, Progress.STARTED, List.of(Progress.NOT_STARTED), startedOn);
        }

        @Override
        public String detail() {
            return "Student " + student + " started on " + startedOn + "; a programme starts once.";
        }
    }

    /** Only what was started is completed. */
    @RefusedAs(value = ProblemCode.WRONG_STATE, accepted = ONE_OF_THEM)
    record ProgrammeNotStarted(
            String student,
            @Figure(STATE) Progress state,
            @Figure(NEEDED) List<Progress> needed) implements StateRefusal {
        public ProgrammeNotStarted(String student) {
            this(student, Progress.NOT_STARTED, List.of(Progress.STARTED));
        }

        @Override
        public String detail() {
            return "Student " + student + " was never said to have started.";
        }
    }

    /** Only an end is taken back. */
    @RefusedAs(value = ProblemCode.WRONG_STATE, accepted = ONE_OF_THEM)
    record ProgrammeGoesOn(
            String student,
            @Figure(STATE) Progress state,
            @Figure(NEEDED) List<Progress> needed) implements StateRefusal {
        public ProgrammeGoesOn(String student, boolean started) {
            this(
                    student,
                    started ? Progress.STARTED : Progress.NOT_STARTED,
                    List.of(Progress.COMPLETED, Progress.LEFT));
        }

        @Override
        public String detail() {
            return "Nobody said that the programme of student " + student + " ended.";
        }
    }
}
