package io.placemarket.command.area;

import io.placemarket.command.aggregate.Lines;
import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.message.AreaCommand.RecordLearnersElsewhere;
import io.placemarket.command.message.OrganisationCommand.ImportLearnersElsewhere;
import io.placemarket.command.message.OrganisationCommand.ImportLearnersElsewhere.Row;
import io.placemarket.command.message.Outcome.LearnersImported;
import io.placemarket.command.message.Outcome.OverCommitted;
import io.placemarket.command.organisation.OnBehalf;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.problem.Problem;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Records a table of learners elsewhere in one unit of work: all of its lines, or none. */
public final class LearnersImportHandler {
    private final Shelf<PlacementArea> areas;
    private final MarketCalendar calendar;
    private final FreedPlaces freed;
    private final OnBehalf onBehalf;

    public LearnersImportHandler(
            Shelf<PlacementArea> areas, MarketCalendar calendar, FreedPlaces freed, OnBehalf onBehalf) {
        this.onBehalf = onBehalf;
        this.areas = areas;
        this.calendar = calendar;
        this.freed = freed;
    }

    @CommandHandler
    LearnersImported handle(ImportLearnersElsewhere command, Actor actor) {
        WhoMayDoWhat.check(command, actor, onBehalf.provider(command.organisation(), actor));
        Lines lines = new Lines();
        SortedMap<String, Aggregate<PlacementArea>> loaded = new TreeMap<>();
        // Areas are locked in the order of their identifiers, whatever the order of the lines.
        command.rows().stream()
                .sorted(Comparator.comparing(row -> row.learners().area().value()))
                .forEach(row -> lines.run(row.line(), () -> own(actor, row, loaded)));
        freed.prepare(loaded.values(), List.of());
        for (Row row : command.rows()) {
            Optional.ofNullable(loaded.get(row.learners().area().value()))
                    .ifPresent(area -> lines.run(
                            row.line(),
                            () -> area.execute(it -> it.limits().record(row.learners(), calendar.thisWeek()))));
        }
        lines.check(command.rows().size());
        loaded.values().forEach(freed::pass);
        return new LearnersImported(command.rows().size(), over(command, loaded));
    }

    private void own(Actor actor, Row row, SortedMap<String, Aggregate<PlacementArea>> loaded) {
        Aggregate<PlacementArea> area = areas.load(row.learners().area());
        if (!onBehalf.provider(area.invoke(PlacementArea::provider), actor).includes(actor)) {
            throw Problem.invalid(
                            "area",
                            row.learners().area().value(),
                            "an area of your own organisation, or of one you act for")
                    .refused();
        }
        loaded.put(row.learners().area().value(), area);
    }

    private static Map<String, List<OverCommitted>> over(
            ImportLearnersElsewhere command, SortedMap<String, Aggregate<PlacementArea>> loaded) {
        Map<String, List<OverCommitted>> over = new LinkedHashMap<>();
        loaded.forEach((id, area) -> {
            WeekSet weeks = command.rows().stream()
                    .map(Row::learners)
                    .filter(row -> row.area().value().equals(id))
                    .map(RecordLearnersElsewhere::weeks)
                    .reduce(WeekSet.none(), WeekSet::plus);
            List<OverCommitted> tooMany = area.invoke(it -> weeks.stream()
                    .map(week -> new OverCommitted(week, it.capacity().overCommitted(week)))
                    .filter(week -> week.heads() > 0)
                    .toList());
            if (!tooMany.isEmpty()) {
                over.put(id, tooMany);
            }
        });
        return over;
    }
}
