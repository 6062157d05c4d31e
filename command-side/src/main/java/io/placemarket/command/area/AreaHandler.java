package io.placemarket.command.area;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.message.AreaCommand;
import io.placemarket.command.message.AreaCommand.ArrangeSupervisors;
import io.placemarket.command.message.AreaCommand.LiftSafeCapacity;
import io.placemarket.command.message.AreaCommand.LowerSafeCapacity;
import io.placemarket.command.message.AreaCommand.RecordLearnersElsewhere;
import io.placemarket.command.message.AreaCommand.RegisterPlacementArea;
import io.placemarket.command.message.AreaCommand.RemoveSupervisors;
import io.placemarket.command.message.Outcome.AreaChanged;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.command.message.Outcome.OverCommitted;
import io.placemarket.command.organisation.Member;
import io.placemarket.command.organisation.OnBehalf;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.refusal.AccessRefusal.HostsNobody;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Registers areas and changes what counts in their weeks. */
public final class AreaHandler {
    private final OnBehalf onBehalf;
    private final Shelf<PlacementArea> areas;
    private final Shelf<Member> members;
    private final MarketCalendar calendar;
    private final FreedPlaces freed;

    public AreaHandler(
            Shelf<PlacementArea> areas,
            Shelf<Member> members,
            MarketCalendar calendar,
            FreedPlaces freed,
            OnBehalf onBehalf) {
        this.onBehalf = onBehalf;
        this.areas = areas;
        this.members = members;
        this.calendar = calendar;
        this.freed = freed;
    }

    @CommandHandler
    Created handle(RegisterPlacementArea command, Actor actor) {
        WhoMayDoWhat.check(command, actor, onBehalf.provider(command.provider(), actor));
        Organisation provider = members.load(command.provider()).invoke(Member::details);
        if (!provider.hosts()) {
            throw new HostsNobody().thrown();
        }
        PlacementAreaRegistered registration = new PlacementAreaRegistered(
                command.area(),
                command.provider(),
                command.name(),
                command.setting().orElse(provider.setting()),
                command.audit());
        areas.add(() -> new PlacementArea(registration, calendar.today()));
        return new Created(command.area().value());
    }

    @CommandHandler
    AreaChanged handle(LowerSafeCapacity command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = own(command, actor, expected);
        area.execute(it -> it.limits().lower(command, calendar.thisWeek()));
        return changed(area, command.weeks());
    }

    @CommandHandler
    AreaChanged handle(LiftSafeCapacity command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = own(command, actor, expected);
        area.execute(it -> it.limits().lift(command.weeks(), calendar.thisWeek()));
        return changed(area, command.weeks());
    }

    @CommandHandler
    AreaChanged handle(RecordLearnersElsewhere command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = own(command, actor, expected);
        area.execute(it -> it.limits().record(command, calendar.thisWeek()));
        return changed(area, command.weeks());
    }

    @CommandHandler
    AreaChanged handle(ArrangeSupervisors command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = own(command, actor, expected);
        area.execute(it -> it.limits().arrange(command, calendar.thisWeek()));
        return changed(area, command.weeks());
    }

    @CommandHandler
    AreaChanged handle(RemoveSupervisors command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = own(command, actor, expected);
        area.execute(it -> it.limits().remove(command, calendar.thisWeek()));
        return changed(area, command.weeks());
    }

    private Aggregate<PlacementArea> own(AreaCommand command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = areas.load(command.area());
        WhoMayDoWhat.check(command, actor, onBehalf.provider(area.invoke(PlacementArea::provider), actor));
        expected.check(area);
        freed.prepare(area, List.of());
        return area;
    }

    private AreaChanged changed(Aggregate<PlacementArea> area, WeekSet weeks) {
        freed.pass(area);
        return area.invoke(it -> {
            AreaCapacity capacity = it.capacity();
            List<OverCommitted> over = weeks.stream()
                    .map(week -> new OverCommitted(week, capacity.overCommitted(week)))
                    .filter(week -> week.heads() > 0)
                    .toList();
            return new AreaChanged(over, area.version());
        });
    }
}
