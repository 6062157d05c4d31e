package io.placemarket.command.area;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.message.AreaCommand;
import io.placemarket.command.message.AreaCommand.ChangeAudit;
import io.placemarket.command.message.AreaCommand.EndAudit;
import io.placemarket.command.message.AreaCommand.RenewAudit;
import io.placemarket.command.message.Outcome.AreaChanged;
import io.placemarket.command.message.Outcome.OverCommitted;
import io.placemarket.command.organisation.OnBehalf;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.BookedPlaces;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.identity.Actor;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Records what an area's educational audit says from when to when. Nobody who is booked is dropped by it. */
public final class AuditHandler {
    private final OnBehalf onBehalf;
    private final Shelf<PlacementArea> areas;
    private final MarketCalendar calendar;
    private final FreedPlaces freed;

    public AuditHandler(Shelf<PlacementArea> areas, MarketCalendar calendar, FreedPlaces freed, OnBehalf onBehalf) {
        this.onBehalf = onBehalf;
        this.areas = areas;
        this.calendar = calendar;
        this.freed = freed;
    }

    @CommandHandler
    AreaChanged handle(RenewAudit command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = own(command, actor, expected);
        Audit audit =
                area.invoke(it -> AuditRules.renewed(command, it.capacity().audits()));
        area.execute(it -> it.limits().renew(audit, calendar.today()));
        return changed(area);
    }

    @CommandHandler
    AreaChanged handle(ChangeAudit command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = own(command, actor, expected);
        area.execute(it -> it.limits().change(command, calendar.today()));
        return changed(area);
    }

    @CommandHandler
    AreaChanged handle(EndAudit command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = own(command, actor, expected);
        area.execute(it -> it.limits().end(command, calendar.today()));
        return changed(area);
    }

    private Aggregate<PlacementArea> own(AreaCommand command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = areas.load(command.area());
        WhoMayDoWhat.check(command, actor, onBehalf.provider(area.invoke(PlacementArea::provider), actor));
        expected.check(area);
        freed.prepare(area, List.of());
        return area;
    }

    /** The weeks from this one on in which somebody is booked are the only ones that can be over. */
    private AreaChanged changed(Aggregate<PlacementArea> area) {
        freed.pass(area);
        Week thisWeek = calendar.thisWeek();
        return area.invoke(it -> {
            AreaCapacity capacity = it.capacity();
            WeekSet booked = capacity.bookings().stream()
                    .map(BookedPlaces::weeks)
                    .reduce(WeekSet.none(), WeekSet::plus)
                    .from(thisWeek);
            return new AreaChanged(
                    booked.stream()
                            .map(week -> new OverCommitted(week, capacity.overCommitted(week)))
                            .filter(week -> week.heads() > 0)
                            .toList(),
                    area.version());
        });
    }
}
