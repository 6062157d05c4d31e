package io.placemarket.command.booking;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.agreement.AgreementRules;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.message.BookingCommand.ExtendHold;
import io.placemarket.command.message.BookingCommand.LetHoldLapse;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.ReleaseHold;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.Outcome.HoldKept;
import io.placemarket.command.message.Outcome.HoldTaken;
import io.placemarket.command.offer.Offer;
import io.placemarket.command.organisation.OnBehalf;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Places, releases and ends holds. */
public final class HoldHandler {
    private final BookingShelves shelves;
    private final MarketCalendar calendar;
    private final Turns turns;
    private final OnBehalf onBehalf;
    private final Settling settling;

    public HoldHandler(BookingShelves shelves, MarketCalendar calendar, Turns turns, OnBehalf onBehalf) {
        this.onBehalf = onBehalf;
        this.shelves = shelves;
        this.calendar = calendar;
        this.turns = turns;
        this.settling = new Settling(shelves, calendar, turns);
    }

    @CommandHandler
    HoldTaken handle(PlaceHold command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = shelves.areas().load(command.offer().area());
        Aggregate<Offer> offer = shelves.offers().load(command.offer());
        Aggregate<Cohort> cohort = shelves.cohorts().load(command.cohort());
        OrganisationId university = cohort.invoke(Cohort::university);
        WhoMayDoWhat.check(command, actor, Concerned.university(university));
        expected.check(offer);
        checkPlaces(command.places());
        WeekSet weeks = offer.invoke(it -> {
            it.life().checkOpen();
            it.checkIsFor(university);
            it.checkSuits(cohort.invoke(Cohort::programme));
            return it.bookable(command.weeks(), calendar.thisWeek());
        });
        AgreementRules.check(offer, university, weeks, shelves.agreements());
        Claim claim =
                new Claim(command.hold(), command.cohort(), Optional.empty(), command.places(), weeks).of(university);
        area.execute(it -> it.bookings().checkRoom(List.of(claim)));
        Optional<Weekdays> weekdays = area.invoke(it -> it.offers().weekdays(command.offer()));
        cohort.execute(it -> it.checkCeiling(command.places(), weeks, weekdays));
        area.execute(it -> it.bookings().claim(List.of(claim)));
        cohort.execute(it -> it.take(command.places(), weeks, weekdays));
        Instant lapsesAt = calendar.deadline(Hold.WORKING_DAYS);
        shelves.holds()
                .add(() -> new Hold(new HoldPlaced(
                        command.hold(), command.cohort(), university, command.places(), weeks, lapsesAt)));
        return new HoldTaken(command.hold(), command.places(), weeks, lapsesAt);
    }

    @CommandHandler
    Done handle(ReleaseHold command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = shelves.areas().load(command.offer().area());
        Aggregate<Hold> hold = shelves.holds().load(command.hold());
        Party by = WhoMayDoWhat.check(
                command,
                actor,
                onBehalf.both(area.invoke(PlacementArea::provider), hold.invoke(Hold::university), actor));
        expected.check(hold);
        turns.prepare(area, List.of(hold.invoke(Hold::cohort)));
        hold.execute(it -> it.release(by, command.reason()));
        free(area, hold, command.hold());
        return new Done();
    }

    @CommandHandler
    HoldKept handle(ExtendHold command, Actor actor, ExpectedRevision expected) {
        shelves.areas().load(command.offer().area());
        Aggregate<Hold> hold = shelves.holds().load(command.hold());
        WhoMayDoWhat.check(command, actor, Concerned.university(hold.invoke(Hold::university)));
        expected.check(hold);
        Instant until = calendar.deadlineAfter(hold.invoke(Hold::lapsesAt), Hold.EXTENSION_WORKING_DAYS);
        hold.execute(it -> it.extend(until, calendar.now()));
        return new HoldKept(until);
    }

    @CommandHandler
    Done handle(LetHoldLapse command, Actor actor) {
        WhoMayDoWhat.check(command, actor, Concerned.nobody());
        Aggregate<PlacementArea> area = shelves.areas().load(command.offer().area());
        Aggregate<Hold> hold = shelves.holds().load(command.hold());
        turns.prepare(area, List.of(hold.invoke(Hold::cohort)));
        if (hold.invoke(it -> it.lapse(calendar.now()))) {
            free(area, hold, command.hold());
        }
        return new Done();
    }

    private void free(Aggregate<PlacementArea> area, Aggregate<Hold> hold, HoldId id) {
        settling.freeHold(area, id, hold.invoke(Hold::left), hold.invoke(Hold::weeks));
        turns.pass(area);
    }

    private static void checkPlaces(int places) {
        if (places < 1 || places > OfferTerms.MOST_PLACES) {
            throw Problem.invalid(
                            "places", String.valueOf(places), "a whole number from 1 to " + OfferTerms.MOST_PLACES)
                    .refused();
        }
    }
}
