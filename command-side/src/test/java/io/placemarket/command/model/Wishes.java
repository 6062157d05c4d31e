package io.placemarket.command.model;

import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.HandOn;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.PostponeAllocation;
import io.placemarket.command.message.BookingCommand.ReplaceStudent;
import io.placemarket.command.message.BookingCommand.TransferAllocation;
import io.placemarket.command.message.Command;
import io.placemarket.command.message.ReleaseCommand.ChangeRequest;
import io.placemarket.command.message.ReleaseCommand.RequestPlaces;
import io.placemarket.command.message.WaitingCommand.JoinWaitingList;
import io.placemarket.command.message.WaitingCommand.TakeTurn;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.StudentId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What commands ask for, told apart from how they are decided. */
record Wishes(NaiveMarket market, Week thisWeek) {
    /** What a command asks for, where it asks for places. */
    Optional<Wanted> of(Command command) {
        return switch (command) {
            case PlaceHold it ->
                Optional.of(new Wanted(it.offer(), it.cohort(), it.places(), weeks(it.offer(), it.weeks()), List.of()));
            case JoinWaitingList it ->
                Optional.of(new Wanted(it.offer(), it.cohort(), it.places(), weeks(it.offer(), it.weeks()), List.of()));
            case AllocateStudents it -> {
                List<StudentId> students = it.students().stream()
                        .map(named -> ((ById) named.student()).id())
                        .toList();
                WeekSet weeks = it.hold()
                        .map(hold -> market.bookings().weeks(hold).from(thisWeek))
                        .orElseGet(() -> weeks(it.offer(), it.weeks()));
                yield Optional.of(new Wanted(it.offer(), it.cohort(), students.size(), weeks, students));
            }
            case HandOn it -> Optional.of(handedOn(it));
            case TakeTurn it ->
                Optional.of(new Wanted(
                        it.offer(),
                        market.bookings().cohort(it.turn()),
                        0,
                        market.bookings().weeks(it.turn()),
                        List.of()));
            case RequestPlaces it ->
                Optional.of(new Wanted(it.offer(), it.cohort(), 0, requested(it.offer(), it.weeks()), List.of()));
            case ChangeRequest it ->
                Optional.of(new Wanted(
                        it.offer(), market.cohort(it.request()), 0, requested(it.offer(), it.weeks()), List.of()));
            default -> Optional.empty();
        };
    }

    private Wanted handedOn(HandOn command) {
        WeekSet given = command.weeks()
                .orElseGet(() -> market.bookings().weeks(command.allocation()).from(thisWeek.plus(1)));
        CohortId cohort = market.bookings().cohort(command.allocation());
        StudentId student = market.bookings().student(command.allocation());
        OfferId offer = command.successor().offer();
        Optional<Wanted.Leaving> leaving = Optional.of(new Wanted.Leaving(command.allocation(), given));
        return switch (command) {
            case PostponeAllocation it -> new Wanted(offer, cohort, 1, it.to().minus(given), List.of(student), leaving);
            case TransferAllocation it -> {
                WeekSet to = it.to().orElse(given);
                yield new Wanted(offer, cohort, 1, to, List.of(student), leaving);
            }
            case ReplaceStudent it -> new Wanted(offer, cohort, 1, given, List.of(((ById) it.student()).id()), leaving);
        };
    }

    /** From the week of the release on, where none are named. */
    private WeekSet requested(OfferId offer, Optional<WeekSet> weeks) {
        Optional<Week> release = market.offer(offer)
                .terms()
                .release()
                .map(terms -> Week.of(terms.at().atZone(ZoneOffset.UTC).toLocalDate()));
        return weeks.orElseGet(() -> market.offered(offer).from(release.orElse(thisWeek)));
    }

    private WeekSet weeks(OfferId offer, Optional<WeekSet> asked) {
        return asked.orElseGet(() -> market.offered(offer).from(thisWeek));
    }
}
