package io.placemarket.command.offer;

import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.area.FreedPlaces;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.message.OfferCommand.EndReservedShares;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.ReservedShare;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Lets reserved places be everybody's when their time is up; whoever waits for them gets them first. */
public final class ReservedSharesHandler {
    private final Shelf<PlacementArea> areas;
    private final Shelf<Offer> offers;
    private final MarketCalendar calendar;
    private final FreedPlaces freed;

    public ReservedSharesHandler(
            Shelf<PlacementArea> areas, Shelf<Offer> offers, MarketCalendar calendar, FreedPlaces freed) {
        this.areas = areas;
        this.offers = offers;
        this.calendar = calendar;
        this.freed = freed;
    }

    @CommandHandler
    Done handle(EndReservedShares command, Actor actor) {
        WhoMayDoWhat.check(command, actor, Concerned.nobody());
        Aggregate<PlacementArea> area = areas.load(command.area());
        Aggregate<Offer> offer = offers.load(command.offer());
        freed.prepare(area, List.of());
        List<ReservedShare> ended = area.invoke(it -> it.offers().endShares(command.offer(), calendar.now()));
        if (!ended.isEmpty()) {
            offer.execute(it -> it.noteEnded(ended));
            freed.pass(area);
        }
        return new Done();
    }
}
