package io.placemarket.command.calendar;

import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.message.CalendarCommand;
import io.placemarket.command.message.CalendarCommand.MakeCalendarLink;
import io.placemarket.command.message.CalendarCommand.RevokeCalendarLink;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.organisation.OnBehalf;
import io.placemarket.kernel.id.CalendarId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.watch.CalendarEvent.CalendarLinkMade;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;

/** Makes and revokes links to calendars: the provider for its areas, a university for its cohorts. */
public final class CalendarLinkHandler {
    private final Shelf<CalendarLink> links;
    private final Shelf<PlacementArea> areas;
    private final Shelf<Cohort> cohorts;
    private final OnBehalf onBehalf;

    public CalendarLinkHandler(
            Shelf<CalendarLink> links, Shelf<PlacementArea> areas, Shelf<Cohort> cohorts, OnBehalf onBehalf) {
        this.links = links;
        this.areas = areas;
        this.cohorts = cohorts;
        this.onBehalf = onBehalf;
    }

    @CommandHandler
    Created handle(MakeCalendarLink command, Actor actor) {
        check(command, actor);
        CalendarLinkMade made = new CalendarLinkMade(command.calendar(), command.hash(), hub(command, actor));
        links.find(command.calendar())
                .ifPresentOrElse(
                        known -> known.execute(it -> it.make(made)), () -> links.add(() -> new CalendarLink(made)));
        return new Created(command.serial());
    }

    @CommandHandler
    Done handle(RevokeCalendarLink command, Actor actor) {
        check(command, actor);
        links.find(command.calendar())
                .orElseThrow(() -> CalendarLink.none(command.calendar()))
                .execute(CalendarLink::revoke);
        return new Done();
    }

    /** Who acts for the provider, where it is not the provider itself. */
    private Optional<OrganisationId> hub(MakeCalendarLink command, Actor actor) {
        return command.calendar()
                .area()
                .map(area -> areas.load(area).invoke(PlacementArea::provider))
                .flatMap(provider -> actor.organisation().filter(acting -> !acting.equals(provider)));
    }

    private void check(CalendarCommand command, Actor actor) {
        CalendarId calendar = command.calendar();
        calendar.area().ifPresent(area -> {
            var provider = areas.load(area).invoke(PlacementArea::provider);
            WhoMayDoWhat.check(command, actor, onBehalf.provider(provider, actor));
        });
        calendar.cohort().ifPresent(cohort -> {
            var university = cohorts.load(cohort).invoke(Cohort::university);
            WhoMayDoWhat.check(command, actor, Concerned.university(university));
        });
    }
}
