package io.placemarket.command.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.AllocateEach;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ReplaceStudent;
import io.placemarket.command.message.Command;
import io.placemarket.command.message.ReleaseCommand.ChangeRequest;
import io.placemarket.command.message.ReleaseCommand.ReleaseOffer;
import io.placemarket.command.message.ReleaseCommand.RequestPlaces;
import io.placemarket.command.message.ReleaseCommand.RerunRelease;
import io.placemarket.command.message.WaitingCommand.JoinWaitingList;
import io.placemarket.command.message.WaitingCommand.TakeTurn;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.kernel.refusal.BookingRefusal.NobodyPlaced;
import io.placemarket.kernel.waiting.WaitingEvent.TurnGiven;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Says of what was answered whether it is right, by the naive market as it is at that moment.
 *
 * @param today on which it is answered
 */
record Judge(NaiveMarket market, LocalDate today) {
    private Wishes wishes() {
        return new Wishes(market, Week.of(today));
    }

    /** Whether whoever waits for it should have it. */
    boolean isDue(Wanted entry) {
        return !entry.weeks().first().isBefore(Week.of(today))
                && fits(entry)
                && withinCeiling(entry)
                && isFor(entry)
                && agreed(entry);
    }

    /** What the market gives by itself fits at the very moment it is given. */
    void given(Command command, DomainEvent event) {
        if (event instanceof TurnGiven turn) {
            given(market.bookings().waiting().stream()
                    .filter(entry -> entry.entry().equals(turn.entry()))
                    .map(Wanted::of)
                    .findFirst()
                    .orElseThrow());
        } else if (event instanceof PlacesClaimed claimed
                && command instanceof AllocateEach each
                && each.hold().isEmpty()) {
            given(Wanted.of(each.offer(), claimed.claim()));
        } else if (event instanceof HoldPlaced hold
                && (command instanceof ReleaseOffer || command instanceof RerunRelease)) {
            given(new Wanted(hold.hold().offer(), hold.cohort(), hold.places(), hold.weeks(), List.of()));
        }
    }

    private void given(Wanted given) {
        assertThat(fits(given)).as("%s was given, and fits", given).isTrue();
        assertThat(withinCeiling(given))
                .as("%s was given, within the ceiling", given)
                .isTrue();
        assertThat(free(given))
                .as("%s was given, and nobody is elsewhere", given)
                .isTrue();
        assertThat(isFor(given)).as("%s was given, and is for it", given).isTrue();
        assertThat(agreed(given)).as("%s was given, and is agreed", given).isTrue();
    }

    /** Whoever is refused for want of room would not have fitted. */
    void refused(Command command, RefusedException refused) {
        ProblemCode code = refused.problem().code();
        if (command instanceof AllocateEach each && refused.refusal().orElse(null) instanceof NobodyPlaced nobody) {
            EachAlone.refused(each, nobody).forEach(this::refused);
        } else {
            refused(command, code);
        }
    }

    private void refused(Command command, ProblemCode code) {
        Optional<Wanted> wanted = wishes().of(command);
        switch (code) {
            case CAPACITY_EXCEEDED ->
                assertThat(fits(wanted.orElseThrow())).as("refused, and fits").isFalse();
            case COHORT_CEILING ->
                assertThat(withinCeiling(wanted.orElseThrow()))
                        .as("refused, within the ceiling")
                        .isFalse();
            case ROOM_AVAILABLE ->
                assertThat(fits(wanted.orElseThrow()))
                        .as("sent to hold, and fits")
                        .isTrue();
            case OFFER_FOR_OTHERS ->
                assertThat(isFor(wanted.orElseThrow()))
                        .as("refused, though for it")
                        .isFalse();
            case AGREEMENT_REQUIRED ->
                assertThat(agreed(wanted.orElseThrow()))
                        .as("refused, though agreed")
                        .isFalse();
            case EARLIER_BOOKINGS_CLOSED ->
                assertThat(today).as("refused, before the cut-off").isAfter(Scene.CUT_OFF);
            case STUDENT_ALREADY_BOOKED ->
                assertThat(free(wanted.orElseThrow()))
                        .as("refused, though free")
                        .isFalse();
            default -> {
                // refusals that follow from one aggregate alone have sentences of their own
            }
        }
    }

    void answered(Command command) {
        wishes().of(command).ifPresent(it -> {
            if (!namesOnly(command)) {
                assertThat(agreed(it)).as("%s is agreed", it).isTrue();
                assertThat(isFor(it) || it.weeks().isEmpty())
                        .as("%s is for it", it)
                        .isTrue();
            }
            if (command instanceof TakeTurn || command instanceof RequestPlaces || command instanceof ChangeRequest) {
                return;
            }
            if (command instanceof JoinWaitingList) {
                assertThat(fits(it)).as("%s waits, and would fit", it).isFalse();
                return;
            }
            if (!namesOnly(command)) {
                assertThat(fits(it)).as("%s fits", it).isTrue();
                assertThat(withinCeiling(it)).as("%s is within the ceiling", it).isTrue();
            }
            assertThat(free(it)).as("%s: nobody is elsewhere", it).isTrue();
            assertThat(it.students()).as("%s: nobody has ended", it).noneMatch(market.programmes()::ended);
        });
    }

    private boolean isFor(Wanted wanted) {
        return market.isFor(wanted.offer(), market.university(wanted.cohort()));
    }

    private boolean agreed(Wanted wanted) {
        return market.agreed(wanted.offer(), market.university(wanted.cohort()), wanted.weeks());
    }

    /** What is waited for. */
    List<Wanted> waiting() {
        return market.bookings().waiting().stream().map(Wanted::of).toList();
    }

    /** Whether there is room for it. */
    boolean fits(Wanted wanted) {
        return after(
                wanted,
                () -> market.fits(wanted.offer(), wanted.weeks(), wanted.places(), market.university(wanted.cohort())));
    }

    private boolean withinCeiling(Wanted wanted) {
        return after(
                wanted,
                () -> moreWeeks(wanted).stream()
                        .allMatch(week -> market.taken(wanted.cohort(), wanted.offer(), week) + wanted.places()
                                <= market.ceiling(wanted.cohort(), week)));
    }

    /** A week that is given up and taken again on the same days is not one more for the cohort, however many have left it. */
    private WeekSet moreWeeks(Wanted wanted) {
        return wanted.leaving()
                .filter(from -> market.offer(from.allocation().offer())
                        .terms()
                        .weekdays()
                        .equals(market.offer(wanted.offer()).terms().weekdays()))
                .map(from -> wanted.weeks().minus(from.given()))
                .orElse(wanted.weeks());
    }

    private boolean free(Wanted wanted) {
        return after(
                wanted,
                () -> wanted.students().stream()
                        .noneMatch(student -> market.booked(student, wanted.offer(), wanted.weeks())));
    }

    /** What would be true when weeks had been given up for it. */
    private boolean after(Wanted wanted, BooleanSupplier question) {
        return wanted.leaving()
                .map(from -> market.bookings().without(from.allocation(), from.given(), question))
                .orElseGet(question::getAsBoolean);
    }

    /** It adds no load, so it needs no room. */
    private static boolean namesOnly(Command command) {
        return command instanceof ReplaceStudent || (command instanceof AllocateStudents && !isNewLoad(command));
    }

    /** Whether it takes places that nothing holds for it. */
    static boolean isNewLoad(Command command) {
        return command instanceof AllocateStudents allocate && allocate.hold().isEmpty();
    }
}
