package io.placemarket.command.booking;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.cohort.ReferenceSeal;
import io.placemarket.command.message.BookingCommand.AcceptAllocation;
import io.placemarket.command.message.BookingCommand.OfAllocation;
import io.placemarket.command.message.BookingCommand.ReportDidNotStart;
import io.placemarket.command.message.BookingCommand.ReportLeftEarly;
import io.placemarket.command.message.BookingCommand.ReturnAllocation;
import io.placemarket.command.message.BookingCommand.ReturnUnconfirmed;
import io.placemarket.command.message.BookingCommand.WithdrawAllocation;
import io.placemarket.command.message.BookingCommand.WithdrawWeeks;
import io.placemarket.command.message.Outcome.AllocationChanged;
import io.placemarket.command.organisation.OnBehalf;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.area.BookedPlaces;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.identity.Actor;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Carries an allocation through its life; what it no longer takes goes back to the area and to the student's calendar. */
public final class AllocationHandler {
    private final BookingShelves shelves;
    private final MarketCalendar calendar;
    private final Turns turns;
    private final Settling settling;
    private final OnBehalf onBehalf;
    private final ReferenceSeal seal;

    public AllocationHandler(
            BookingShelves shelves, MarketCalendar calendar, Turns turns, OnBehalf onBehalf, ReferenceSeal seal) {
        this.onBehalf = onBehalf;
        this.seal = seal;
        this.shelves = shelves;
        this.calendar = calendar;
        this.turns = turns;
        this.settling = new Settling(shelves, calendar, turns);
    }

    @CommandHandler
    AllocationChanged handle(AcceptAllocation command, Actor actor, ExpectedRevision expected) {
        Loaded loaded = load(command, actor, expected);
        loaded.allocation().execute(it -> it.accept(calendar.now()));
        return loaded.outcome();
    }

    @CommandHandler
    AllocationChanged handle(ReturnAllocation command, Actor actor, ExpectedRevision expected) {
        Loaded loaded = load(command, actor, expected);
        SealedReason why = loaded.why(command.reason(), seal);
        WeekSet given = loaded.retractable(calendar);
        loaded.allocation().execute(it -> it.giveBack(why));
        free(loaded, given);
        return loaded.outcome();
    }

    @CommandHandler
    AllocationChanged handle(ReturnUnconfirmed command, Actor actor, ExpectedRevision expected) {
        Loaded loaded = load(command, actor, expected);
        WeekSet given = loaded.retractable(calendar);
        if (loaded.allocation().invoke(it -> it.returnUnconfirmed(calendar.now()))) {
            free(loaded, given);
        }
        return loaded.outcome();
    }

    @CommandHandler
    AllocationChanged handle(WithdrawAllocation command, Actor actor, ExpectedRevision expected) {
        Loaded loaded = load(command, actor, expected);
        SealedReason why = loaded.why(command.reason(), seal);
        WeekSet given = loaded.retractable(calendar);
        loaded.allocation().execute(it -> it.withdraw(loaded.by(), why, given));
        free(loaded, given);
        return loaded.outcome();
    }

    @CommandHandler
    AllocationChanged handle(WithdrawWeeks command, Actor actor, ExpectedRevision expected) {
        Loaded loaded = load(command, actor, expected);
        SealedReason why = loaded.why(command.reason(), seal);
        WeekSet notBegun = calendar.notBegun(loaded.weeks());
        WeekSet given = loaded.allocation().invoke(it -> it.givable(Optional.of(command.weeks()), notBegun));
        free(loaded, loaded.allocation().invoke(it -> it.shorten(loaded.by(), why, given, notBegun)));
        return loaded.outcome();
    }

    @CommandHandler
    AllocationChanged handle(ReportDidNotStart command, Actor actor, ExpectedRevision expected) {
        Loaded loaded = load(command, actor, expected);
        SealedReason why = loaded.why(command.reason(), seal);
        WeekSet notBegun = calendar.notBegun(loaded.weeks());
        loaded.allocation().execute(it -> it.didNotStart(why, notBegun));
        free(loaded, notBegun);
        return loaded.outcome();
    }

    @CommandHandler
    AllocationChanged handle(ReportLeftEarly command, Actor actor, ExpectedRevision expected) {
        Loaded loaded = load(command, actor, expected);
        SealedReason why = loaded.why(command.reason(), seal);
        WeekSet notBegun = calendar.notBegun(loaded.weeks());
        WeekSet freed = notBegun.from(Week.of(command.lastDay()).plus(1));
        loaded.allocation().execute(it -> it.leftEarly(command.lastDay(), why, freed, notBegun));
        free(loaded, freed);
        return loaded.outcome();
    }

    private record Loaded(Aggregate<PlacementArea> area, Aggregate<Allocation> allocation, Party by) {
        WeekSet weeks() {
            return allocation.invoke(Allocation::weeks);
        }

        WeekSet retractable(MarketCalendar calendar) {
            WeekSet notBegun = calendar.notBegun(weeks());
            return allocation.invoke(it -> it.retractable(notBegun));
        }

        SealedReason why(Reason reason, ReferenceSeal seal) {
            return seal.reason(allocation.invoke(Allocation::student), reason);
        }

        AllocationChanged outcome() {
            return new AllocationChanged(allocation.invoke(Allocation::state).name());
        }
    }

    private Loaded load(OfAllocation command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = shelves.areas().load(command.offer().area());
        Aggregate<Allocation> allocation = shelves.allocations().load(command.allocation());
        Party by = WhoMayDoWhat.check(
                command,
                actor,
                onBehalf.both(area.invoke(PlacementArea::provider), allocation.invoke(Allocation::university), actor));
        expected.check(allocation);
        turns.prepare(area, cohort(area, command.allocation()));
        return new Loaded(area, allocation, by);
    }

    private static List<CohortId> cohort(Aggregate<PlacementArea> area, AllocationId allocation) {
        return area.invoke(it -> it.capacity().booking(allocation).map(BookedPlaces::cohort)).stream()
                .toList();
    }

    private void free(Loaded loaded, WeekSet weeks) {
        settling.freeAllocation(loaded.area(), loaded.allocation().invoke(it -> it), weeks);
        turns.pass(loaded.area());
    }
}
