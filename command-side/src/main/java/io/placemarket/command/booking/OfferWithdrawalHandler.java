package io.placemarket.command.booking;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.cohort.ReferenceSeal;
import io.placemarket.command.message.OfferCommand.CloseOffer;
import io.placemarket.command.message.OfferCommand.WithdrawOffer;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.Outcome.OfferClosed;
import io.placemarket.command.offer.Offer;
import io.placemarket.command.organisation.OnBehalf;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.area.BookedPlaces;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.ReleaseId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.identity.Actor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Closes offers, and withdraws them: with a withdrawn one goes, where the provider says so, everything that is booked in it for weeks that have not begun. */
public final class OfferWithdrawalHandler {
    private final OnBehalf onBehalf;
    private final BookingShelves shelves;
    private final MarketCalendar calendar;
    private final Turns turns;
    private final Settling settling;
    private final ReferenceSeal seal;

    public OfferWithdrawalHandler(
            BookingShelves shelves, MarketCalendar calendar, Turns turns, OnBehalf onBehalf, ReferenceSeal seal) {
        this.onBehalf = onBehalf;
        this.seal = seal;
        this.shelves = shelves;
        this.calendar = calendar;
        this.turns = turns;
        this.settling = new Settling(shelves, calendar, turns);
    }

    @CommandHandler
    Done handle(CloseOffer command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = shelves.areas().load(command.area());
        WhoMayDoWhat.check(command, actor, onBehalf.provider(area.invoke(PlacementArea::provider), actor));
        Aggregate<Offer> offer = shelves.offers().load(command.offer());
        expected.check(offer);
        offer.execute(Offer::close);
        area.execute(it -> it.offers().close(command.offer()));
        turns.list(area)
                .ifPresent(list -> list.execute(it -> it.end(command.offer(), Reason.of(ReasonCode.OFFER_CLOSED))));
        return new Done();
    }

    @CommandHandler
    OfferClosed handle(WithdrawOffer command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = shelves.areas().load(command.area());
        WhoMayDoWhat.check(command, actor, onBehalf.provider(area.invoke(PlacementArea::provider), actor));
        Aggregate<Offer> offer = shelves.offers().load(command.offer());
        expected.check(offer);
        offer.execute(it -> it.withdraw(command.reason(), command.bookingsToo()));
        area.execute(it -> it.offers().close(command.offer()));
        if (offer.invoke(Offer::hasRelease)) {
            shelves.releases().load(ReleaseId.of(command.offer())).execute(it -> it.callOff(command.reason()));
        }
        turns.list(area).ifPresent(list -> list.execute(it -> it.end(command.offer(), command.reason())));
        OfferClosed closed = new OfferClosed(new ArrayList<>(), new ArrayList<>());
        if (command.bookingsToo()) {
            List<BookedPlaces> bookings = bookingsByStudent(area, command);
            lockWhatBelongsToTheArea(bookings);
            turns.prepare(area, bookings.stream().map(BookedPlaces::cohort).toList());
            Map<StudentId, SealedReason> why = seal.reasons(bookings.stream()
                    .flatMap(booked -> booked.student().stream())
                    .distinct()
                    .collect(Collectors.toMap(Function.identity(), student -> command.reason())));
            for (BookedPlaces booked : bookings) {
                switch (booked.claim().booking()) {
                    case HoldId hold -> release(area, hold, command.reason(), closed.released());
                    case TurnId turn -> callOff(area, turn, booked.claim().heads(), command.reason());
                    case AllocationId allocation -> withdraw(area, allocation, why, closed.withdrawn());
                }
            }
            turns.pass(area);
        }
        return new OfferClosed(List.copyOf(closed.released()), List.copyOf(closed.withdrawn()));
    }

    /** Before cohorts and students, in the order of identifiers, as everybody does. */
    private void lockWhatBelongsToTheArea(List<BookedPlaces> bookings) {
        bookings.stream()
                .map(booked -> booked.claim().booking())
                .sorted(Comparator.comparing(BookingId::value))
                .forEach(booking -> {
                    switch (booking) {
                        case HoldId hold -> shelves.holds().load(hold);
                        case AllocationId allocation -> shelves.allocations().load(allocation);
                        case TurnId turn -> {
                            // the waiting list keeps it, and is locked
                        }
                    }
                });
    }

    /** Students are locked in the order of their identifiers. */
    private static List<BookedPlaces> bookingsByStudent(Aggregate<PlacementArea> area, WithdrawOffer command) {
        return area.invoke(it -> it.capacity().bookings().stream()
                .filter(booked -> booked.offer().equals(command.offer()))
                .sorted(Comparator.comparing(booked ->
                        booked.student().map(student -> student.value()).orElse("")))
                .toList());
    }

    private void release(Aggregate<PlacementArea> area, HoldId id, Reason reason, List<HoldId> released) {
        Aggregate<Hold> hold = shelves.holds().load(id);
        if (hold.invoke(Hold::isPlaced)) {
            hold.execute(it -> it.release(Party.PROVIDER, reason));
            settling.freeHold(area, id, hold.invoke(Hold::left), hold.invoke(Hold::weeks));
            released.add(id);
        }
    }

    private void callOff(Aggregate<PlacementArea> area, TurnId turn, int places, Reason reason) {
        if (turns.list(area)
                .filter(list -> list.invoke(it -> it.callOff(turn, reason)))
                .isPresent()) {
            settling.freeTurn(area, turn, places);
        }
    }

    private void withdraw(
            Aggregate<PlacementArea> area,
            AllocationId id,
            Map<StudentId, SealedReason> why,
            List<AllocationId> withdrawn) {
        Aggregate<Allocation> allocation = shelves.allocations().load(id);
        WeekSet notBegun = calendar.notBegun(allocation.invoke(Allocation::weeks));
        if (allocation.invoke(Allocation::stands) && !notBegun.isEmpty()) {
            WeekSet given = allocation.invoke(it -> it.retractable(notBegun));
            SealedReason reason = Objects.requireNonNull(why.get(allocation.invoke(Allocation::student)));
            allocation.execute(it -> it.withdraw(Party.PROVIDER, reason, given));
            settling.freeAllocation(area, allocation.invoke(it -> it), given);
            withdrawn.add(id);
        }
    }
}
