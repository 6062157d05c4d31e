package io.placemarket.command.offer;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.area.FreedPlaces;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.message.OfferCommand;
import io.placemarket.command.message.OfferCommand.AmendOffer;
import io.placemarket.command.message.OfferCommand.WithdrawPart;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.organisation.Member;
import io.placemarket.command.organisation.OnBehalf;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.Problem;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Amends offers, and withdraws them in part. Nobody who is booked loses a place by it. */
public final class OfferTermsHandler {
    private final OnBehalf onBehalf;
    private final Shelf<Offer> offers;
    private final Shelf<PlacementArea> areas;
    private final Shelf<Member> members;
    private final MarketCalendar calendar;
    private final FreedPlaces freed;

    public OfferTermsHandler(
            Shelf<Offer> offers,
            Shelf<PlacementArea> areas,
            Shelf<Member> members,
            MarketCalendar calendar,
            FreedPlaces freed,
            OnBehalf onBehalf) {
        this.onBehalf = onBehalf;
        this.offers = offers;
        this.areas = areas;
        this.members = members;
        this.calendar = calendar;
        this.freed = freed;
    }

    @CommandHandler
    Done handle(AmendOffer command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = own(command, actor);
        Aggregate<Offer> offer = offers.load(command.offer());
        expected.check(offer);
        offer.execute(it -> it.life().checkRuns());
        OfferTerms before = offer.invoke(Offer::terms);
        OfferTerms after = command.terms();
        if (after.equals(before)) {
            return new Done();
        }
        OfferRules.check(after, calendar.today());
        NamedUniversities.check(after, members);
        ReservationRules.check(after, before.particulars().shares(), calendar.now(), calendar.endOf(after.lastDay()));
        boolean booked = area.invoke(it -> it.offers().isBooked(command.offer()))
                || offer.invoke(it -> it.life().awaitsRelease());
        AmendmentRules.check(before, after, booked);
        freed.prepare(area, List.of());
        if (AmendmentRules.isRearranged(before, after)) {
            WeekSet weeks = after.weeks().minus(offer.invoke(Offer::gone));
            area.execute(it -> it.offers().rearrange(command.offer(), before, after, weeks, calendar.thisWeek()));
        } else if (after.places() != before.places()) {
            area.execute(it -> it.offers()
                    .change(
                            command.offer(),
                            it.offers().offered(command.offer()).from(calendar.thisWeek()),
                            after.places()));
        }
        area.execute(
                it -> it.offers().reserve(command.offer(), after.particulars().shares(), calendar.now()));
        offer.execute(it -> it.amend(after));
        freed.pass(area);
        return new Done();
    }

    @CommandHandler
    Done handle(WithdrawPart command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = own(command, actor);
        Aggregate<Offer> offer = offers.load(command.offer());
        expected.check(offer);
        offer.execute(it -> it.life().checkRuns());
        WeekSet offered =
                area.invoke(it -> it.offers().offered(command.offer())).from(calendar.thisWeek());
        WeekSet weeks = command.weeks().orElse(offered);
        checkPart(command, area, offered, weeks);
        area.execute(it -> it.offers().change(command.offer(), weeks, command.places()));
        offer.execute(it -> it.withdrawPart(weeks, command.places(), command.reason()));
        return new Done();
    }

    private static void checkPart(WithdrawPart command, Aggregate<PlacementArea> area, WeekSet offered, WeekSet weeks) {
        if (weeks.isEmpty() || !offered.containsAll(weeks)) {
            throw Problem.invalid("weeks", weeks.toString(), "weeks of the offer from this one on: " + offered)
                    .refused();
        }
        int fewest = area.invoke(it -> it.capacity().offer(command.offer()).stream()
                .flatMap(places -> weeks.stream().map(places::places))
                .min(Integer::compare)
                .orElse(0));
        if (command.places() < 0 || command.places() >= fewest) {
            throw Problem.invalid(
                            "placesLeft",
                            String.valueOf(command.places()),
                            "a whole number from 0 to " + (fewest - 1) + ", fewer than there are")
                    .refused();
        }
        if (command.places() == 0 && weeks.equals(offered)) {
            throw Problem.invalid(
                            "weeks", weeks.toString(), "some of its weeks; to withdraw all of it, withdraw the offer")
                    .refused();
        }
    }

    private Aggregate<PlacementArea> own(OfferCommand command, Actor actor) {
        Aggregate<PlacementArea> area = areas.load(command.area());
        WhoMayDoWhat.check(command, actor, onBehalf.provider(area.invoke(PlacementArea::provider), actor));
        return area;
    }
}
