package io.placemarket.command.clearing;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.agreement.AgreementRules;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.booking.BookingShelves;
import io.placemarket.command.booking.Hold;
import io.placemarket.command.booking.Settling;
import io.placemarket.command.booking.Turns;
import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.Outcome.HoldTaken;
import io.placemarket.command.message.Outcome.PlacesAwaited;
import io.placemarket.command.message.WaitingCommand;
import io.placemarket.command.message.WaitingCommand.DeclineTurn;
import io.placemarket.command.message.WaitingCommand.JoinWaitingList;
import io.placemarket.command.message.WaitingCommand.LeaveWaitingList;
import io.placemarket.command.message.WaitingCommand.LetTurnLapse;
import io.placemarket.command.message.WaitingCommand.ReconsiderEntry;
import io.placemarket.command.message.WaitingCommand.TakeTurn;
import io.placemarket.command.offer.Offer;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.command.waiting.WaitingList;
import io.placemarket.command.waiting.WaitingList.Entry;
import io.placemarket.kernel.area.BookedPlaces;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.Identifier;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.id.WaitingListId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.CapacityRefusal.RoomAvailable;
import io.placemarket.kernel.refusal.TermRefusal.OutOfRange;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryAdded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Lets universities wait for places of full offers, and take or decline what falls to them. */
public final class WaitingHandler {
    private final BookingShelves shelves;
    private final MarketCalendar calendar;
    private final Turns turns;
    private final Settling settling;

    public WaitingHandler(BookingShelves shelves, MarketCalendar calendar, Turns turns) {
        this.shelves = shelves;
        this.calendar = calendar;
        this.turns = turns;
        this.settling = new Settling(shelves, calendar, turns);
    }

    @CommandHandler
    PlacesAwaited handle(JoinWaitingList command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = shelves.areas().load(command.offer().area());
        Aggregate<Offer> offer = shelves.offers().load(command.offer());
        Optional<Aggregate<WaitingList>> list = turns.list(area);
        Aggregate<Cohort> cohort = shelves.cohorts().load(command.cohort());
        OrganisationId university = cohort.invoke(Cohort::university);
        WhoMayDoWhat.check(command, actor, Concerned.university(university));
        expected.check(offer);
        WeekSet weeks = offer.invoke(it -> {
            it.life().checkOpen();
            it.checkIsFor(university);
            it.checkSuits(cohort.invoke(Cohort::programme));
            return it.bookable(command.weeks(), calendar.thisWeek());
        });
        AgreementRules.check(offer, university, weeks, shelves.agreements());
        checkPlaces(command.places(), offer.invoke(it -> it.terms().places()));
        checkFull(area, command, weeks, university);
        WaitingEntryAdded added = new WaitingEntryAdded(
                WaitingListId.of(command.offer().area()),
                command.entry(),
                command.cohort(),
                university,
                command.places(),
                weeks);
        if (list.isPresent()) {
            list.get().execute(it -> it.add(added));
        } else {
            area.execute(PlacementArea::openWaitingList);
            shelves.waitingLists().add(() -> new WaitingList(added));
        }
        return new PlacesAwaited(command.entry(), command.places(), weeks);
    }

    private static void checkPlaces(int places, int most) {
        if (places < 1 || places > most) {
            throw new OutOfRange("places", places, 1, most, ", the places of the offer").thrown();
        }
    }

    private static void checkFull(
            Aggregate<PlacementArea> area, JoinWaitingList command, WeekSet weeks, OrganisationId university) {
        int free = area.invoke(it -> it.capacity().free(command.offer(), weeks, Optional.of(university)));
        if (free >= command.places()) {
            throw new RoomAvailable(free, command.places()).thrown();
        }
    }

    @CommandHandler
    Done handle(LeaveWaitingList command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = shelves.areas().load(command.offer().area());
        Aggregate<WaitingList> list = list(area, command.entry());
        Entry entry = list.invoke(it -> it.entry(command.entry()));
        WhoMayDoWhat.check(command, actor, Concerned.university(entry.university()));
        expected.check(list);
        list.execute(it -> it.leave(command.entry()));
        return new Done();
    }

    @CommandHandler
    HoldTaken handle(TakeTurn command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = shelves.areas().load(command.offer().area());
        Aggregate<WaitingList> list = list(area, command.turn());
        Entry entry = own(command, list, command.turn(), actor);
        expected.check(list);
        list.execute(it -> it.checkOpen(command.turn(), calendar.now()));
        WeekSet weeks = area.invoke(it -> it.capacity().booking(command.turn()))
                .map(BookedPlaces::weeks)
                .orElseThrow();
        Aggregate<Offer> offer = shelves.offers().load(command.offer());
        offer.execute(it -> it.checkIsFor(entry.university()));
        AgreementRules.check(offer, entry.university(), weeks, shelves.agreements());
        list.execute(it -> it.take(command.turn(), command.hold(), calendar.now()));
        Claim claim = new Claim(command.hold(), entry.cohort(), Optional.empty(), entry.places(), weeks)
                .of(entry.university());
        area.execute(it -> it.bookings().become(command.turn(), claim));
        Instant lapsesAt = calendar.deadline(Hold.WORKING_DAYS);
        shelves.holds()
                .add(() -> new Hold(new HoldPlaced(
                        command.hold(), entry.cohort(), entry.university(), entry.places(), weeks, lapsesAt)));
        return new HoldTaken(command.hold(), entry.places(), weeks, lapsesAt);
    }

    @CommandHandler
    Done handle(DeclineTurn command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = shelves.areas().load(command.offer().area());
        Aggregate<WaitingList> list = list(area, command.turn());
        Entry entry = own(command, list, command.turn(), actor);
        expected.check(list);
        turns.prepare(area, List.of(entry.cohort()));
        list.execute(it -> it.decline(command.turn(), calendar.now()));
        settling.freeTurn(area, command.turn(), entry.places());
        return new Done();
    }

    @CommandHandler
    Done handle(LetTurnLapse command, Actor actor) {
        WhoMayDoWhat.check(command, actor, Concerned.nobody());
        Aggregate<PlacementArea> area = shelves.areas().load(command.offer().area());
        Aggregate<WaitingList> list = list(area, command.turn());
        Entry entry = list.invoke(it -> it.entry(command.turn()));
        turns.prepare(area, List.of(entry.cohort()));
        if (list.invoke(it -> it.lapse(command.turn(), calendar.now()))) {
            settling.freeTurn(area, command.turn(), entry.places());
        }
        return new Done();
    }

    @CommandHandler
    Done handle(ReconsiderEntry command, Actor actor) {
        WhoMayDoWhat.check(command, actor, Concerned.nobody());
        Aggregate<PlacementArea> area = shelves.areas().load(command.offer().area());
        turns.prepare(area, List.of());
        turns.pass(area);
        return new Done();
    }

    private Aggregate<WaitingList> list(Aggregate<PlacementArea> area, Identifier what) {
        return turns.list(area)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "There is no " + what.value() + ".")
                        .refused());
    }

    private static Entry own(WaitingCommand command, Aggregate<WaitingList> list, TurnId turn, Actor actor) {
        Entry entry = list.invoke(it -> it.entry(turn));
        WhoMayDoWhat.check(command, actor, Concerned.university(entry.university()));
        return entry;
    }
}
