package io.placemarket.query.measure;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.query.market.Story;
import io.placemarket.query.measure.SmallCounts.Rule;
import io.placemarket.query.past.MarketAt;
import io.placemarket.query.reading.Filters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ward and a day room, a university with thirty students to place for two weeks, and what is measured of them. */
abstract class MeasuredMarket {
    static final Week FIRST = Week.of(Story.MONDAY);
    static final WeekSet TWO_WEEKS = WeekSet.range(FIRST, FIRST.plus(1));
    static final Actor REGION = new Actor("region", Role.REGIONAL, Optional.empty());

    final Story story = new Story(5);
    final OrganisationId trust = story.trust();
    final OrganisationId hospice = story.provider("Example Hospice", Ownership.VOLUNTARY, Setting.HOSPICE, "QNC");
    final OrganisationId north = story.university("North");
    final AreaId ward = story.area(trust, 20);
    final AreaId room = story.area(hospice, "Day room", 4, Setting.HOSPICE, Map.of());
    final OfferId offer = story.offer(trust, ward, Story.terms(Story.ADULT, 20, Story.MONDAY, 2));
    final OfferId small = story.offer(hospice, room, Story.terms(Story.PHYSIO, 4, Story.MONDAY, 2));
    final CohortId cohort = story.cohort(north, 30, TWO_WEEKS);
    final List<StudentId> students = story.enrol(north, cohort, 30);

    final Measures measure(Actor actor, String... parameters) {
        Map<String, List<String>> given = new HashMap<>(Map.of(
                "firstWeek",
                List.of(FIRST.toString()),
                "lastWeek",
                List.of(FIRST.plus(1).toString())));
        for (String parameter : parameters) {
            given.put(
                    parameter.substring(0, parameter.indexOf('=')),
                    List.of(parameter.substring(parameter.indexOf('=') + 1)));
        }
        return measure(new SmallCounts(Rule.SUPPRESS, 5), actor, given);
    }

    final Measures measure(SmallCounts small, Actor actor, Map<String, List<String>> given) {
        MarketAt then = new MarketAt(story.market(), Instant.parse("2026-12-02T12:00:00Z"));
        return new MeasuresReads(then, small).measure(MeasuresQuery.of(new Filters(given)), actor);
    }

    static Measure of(Measures measures, MeasureName name) {
        return measures.measures().stream()
                .filter(measure -> measure.name() == name)
                .findFirst()
                .orElseThrow();
    }

    static String told(Figure figure) {
        return figure.suppressed()
                ? figure.key() + " suppressed"
                : "%s %d/%d"
                        .formatted(
                                figure.key(),
                                figure.numerator().orElseThrow(),
                                figure.denominator().orElseThrow());
    }

    static List<String> by(Measure measure, String part) {
        return measure.breakdowns().stream()
                .filter(breakdown -> breakdown.by().equals(part))
                .flatMap(breakdown -> breakdown.figures().stream())
                .map(MeasuredMarket::told)
                .toList();
    }

    final List<AllocationId> allocate(int count) {
        List<AllocationId> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(story.allocate(offer, cohort, north, students.get(i), TWO_WEEKS));
        }
        return made;
    }
}
