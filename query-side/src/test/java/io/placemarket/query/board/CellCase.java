package io.placemarket.query.board;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.query.market.Story;
import io.placemarket.query.past.MarketAt;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Today;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cells of a small market, as somebody reads them. */
abstract class CellCase {
    static final Week FIRST = Week.of(Story.MONDAY);
    static final Actor REGION = new Actor("region", Role.REGIONAL, Optional.empty());
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    final Story story = new Story(7);
    final OrganisationId trust = story.trust();
    final OrganisationId north = story.university("North University");
    final OrganisationId south = story.university("South University");
    final Actor northern = new Actor("north", Role.UNIVERSITY, Optional.of(north));
    final Actor southern = new Actor("south", Role.UNIVERSITY, Optional.of(south));

    /** By default of all rows in the first week. */
    final CellDetail read(Actor actor, String... parameters) {
        Map<String, List<String>> asked = new HashMap<>(Map.of("from", List.of(FIRST.toString())));
        for (int i = 0; i < parameters.length; i += 2) {
            asked.put(parameters[i], List.of(parameters[i + 1]));
        }
        return new CellReads(new MarketAt(story.market(), NOW), BoardView.USUAL_SMALLEST_COUNT)
                .read(CellQuery.of(new Filters(asked), Today.of(NOW)), actor);
    }

    static String sentence(CellDetail cell, Measure measure) {
        return cell.figures().stream()
                .filter(figure -> figure.measure().equals(measure.key()))
                .findFirst()
                .orElseThrow()
                .sentence();
    }
}
