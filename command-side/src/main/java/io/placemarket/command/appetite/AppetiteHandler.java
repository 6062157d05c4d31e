package io.placemarket.command.appetite;

import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.message.AreaCommand.StateAppetite;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.organisation.OnBehalf;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.area.AppetiteEvent.AppetiteStated;
import io.placemarket.kernel.id.AppetiteId;
import io.placemarket.kernel.identity.Actor;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Notes what areas say of their appetite. */
public final class AppetiteHandler {
    private final OnBehalf onBehalf;
    private final Shelf<Appetite> appetites;
    private final Shelf<PlacementArea> areas;
    private final MarketCalendar calendar;

    public AppetiteHandler(
            Shelf<Appetite> appetites, Shelf<PlacementArea> areas, MarketCalendar calendar, OnBehalf onBehalf) {
        this.onBehalf = onBehalf;
        this.appetites = appetites;
        this.areas = areas;
        this.calendar = calendar;
    }

    @CommandHandler
    Done handle(StateAppetite command, Actor actor) {
        Aggregate<PlacementArea> area = areas.load(command.area());
        WhoMayDoWhat.check(command, actor, onBehalf.provider(area.invoke(PlacementArea::provider), actor));
        AppetiteRules.check(command, calendar.today());
        AppetiteId id = AppetiteId.of(command.area());
        AppetiteStated stated = new AppetiteStated(
                id,
                command.area(),
                command.profession(),
                command.firstDay(),
                command.lastDay(),
                command.answer(),
                command.reason());
        appetites
                .find(id)
                .ifPresentOrElse(
                        known -> known.execute(it -> it.state(stated)),
                        () -> appetites.add(() -> new Appetite(stated)));
        return new Done();
    }
}
