package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.query.cohort.CohortReads;
import io.placemarket.query.cohort.CohortRow;
import io.placemarket.query.cohort.Combined;
import io.placemarket.query.cohort.Found;
import io.placemarket.query.cohort.FoundPlace;
import io.placemarket.query.cohort.PlaceSearch;
import io.placemarket.query.cohort.SearchQuery;
import io.placemarket.query.cohort.Span;
import io.placemarket.query.market.Labels;
import io.placemarket.query.reading.Today;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Searching places for a cohort, by distance and by what they are like. */
@Controller
class PlaceSearchPage {
    private static final List<String> SHOWN_AGAIN =
            List.of("near", "within", "minFree", "weeks", "students", "firstDay", "lastDay");

    private final PageFrame frame;
    private final Views views;
    private final PlaceSearch places;
    private final Clock clock;

    PlaceSearchPage(PageFrame frame, Views views, PlaceSearch places, Clock clock) {
        this.frame = frame;
        this.views = views;
        this.places = places;
        this.clock = clock;
    }

    /** @param coming the weeks that have not ended in which it must be placed */
    private record Seen(CohortRow cohort, WeekSet coming, Found found) {}

    /** A place in the table. */
    record Line(String offer, String areaName, String where, String far, String weeks, int free, String terms) {
        static Line of(FoundPlace place) {
            OfferLine offer = new OfferLine(place.offer());
            return new Line(
                    offer.getId(),
                    offer.getAreaName(),
                    offer.getWhere(),
                    place.kilometres().isPresent()
                            ? String.format(
                                    Locale.UK, "%.0f km", place.kilometres().getAsDouble())
                            : "",
                    Words.weeks(place.weeks()),
                    place.fitsFree(),
                    offer.getTerms());
        }
    }

    /** Offers that together are enough. */
    record Together(String what, List<TogetherLine> lines) {
        static Together of(Combined.Set set) {
            String offers = Words.count(set.parts().size(), "offer");
            return new Together(
                    set.kilometres().isPresent()
                            ? offers
                                    + String.format(
                                            Locale.UK,
                                            ", none farther than %.0f km",
                                            set.kilometres().getAsDouble())
                            : offers,
                    set.parts().stream()
                            .map(part ->
                                    new TogetherLine(Words.count(part.students(), "student"), Line.of(part.place())))
                            .toList());
        }
    }

    /** One of them. */
    record TogetherLine(String students, Line place) {}

    /** A filter with what each of its values would leave. */
    record FacetList(String label, List<FacetLink> links) {}

    /** One of the values. */
    record FacetLink(String label, int count, String href) {}

    /** Another search that finds something. */
    record Way(String what, String count, String best, String href) {}

    @GetMapping(path = "/my-cohorts/{cohort}/search", produces = PageFrame.HTML)
    Mono<Rendering> search(
            @PathVariable CohortId cohort, Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Roles.require(account, Role.UNIVERSITY);
        Asked asked = new Asked(exchange);
        SearchQuery query = SearchQuery.of(asked.filters());
        return places.search(atLeast.position(), cohort, query, account.actor())
                .flatMap(found -> views.ask(
                                found.position(), market -> new CohortReads(market).one(cohort, account.actor()))
                        .map(detail -> new Seen(
                                detail.cohort(),
                                detail.cohort().weeks().from(Today.at(clock).week()),
                                found)))
                .flatMap(seen -> frame.page("place-search", exchange, model(seen, query, asked)));
    }

    private static Map<String, Object> model(Seen seen, SearchQuery query, Asked asked) {
        Found found = seen.found();
        String path = "/my-cohorts/" + seen.cohort().cohort() + "/search";
        Map<String, Object> model = new HashMap<>();
        model.put("cohort", new CohortLine(seen.cohort()));
        model.put("found", Words.count(found.count(), "offer"));
        model.put("searched", searched(found.weeks(), query.span()));
        model.put("places", found.items().stream().map(Line::of).toList());
        model.put(
                "measured",
                found.items().stream().anyMatch(place -> place.kilometres().isPresent()));
        model.put(
                "facets",
                found.facets().entrySet().stream()
                        .map(entry -> facet(entry.getKey(), entry.getValue(), asked, path))
                        .filter(facet -> !facet.links().isEmpty())
                        .toList());
        model.put(
                "ways",
                found.alternatives().stream()
                        .map(way -> new Way(
                                way.what(),
                                Words.count(way.count(), "offer"),
                                first(way.best()),
                                asked.changed(path, way.parameters())))
                        .toList());
        model.put(
                "together",
                found.combined().stream()
                        .flatMap(combined -> combined.sets().stream())
                        .map(Together::of)
                        .toList());
        found.combined().ifPresent(combined -> {
            model.put("wanted", Words.count(combined.students(), "student"));
            model.put("atMost", Words.count(combined.atMost(), "student"));
        });
        SHOWN_AGAIN.forEach(field -> model.put(field, asked.text(field)));
        model.put("filled", query.span().filled());
        model.put("fromWeeks", Choice.weeks(seen.coming(), query.span().from()));
        model.put("toWeeks", Choice.weeks(seen.coming(), query.span().to()));
        model.put("icbs", Choice.icbs(asked.all("icb")));
        model.put("sectors", Choice.sectors(asked.all("sector")));
        model.put("modes", Choice.of(Mode.values(), Labels::of, asked.all("mode")));
        model.put(
                "weekdays",
                Choice.of(
                        DayOfWeek.values(),
                        Words::plain,
                        query.weekdays().stream().map(DayOfWeek::name).toList()));
        model.put("supervisions", Choice.supervisions(asked.all("supervision")));
        model.put("next", asked.next(found.next()));
        model.put("file", asked.address("/api/cohorts/" + seen.cohort().cohort() + "/search"));
        return model;
    }

    private static String first(FoundPlace best) {
        Line line = Line.of(best);
        String where = line.areaName() + ", " + best.offer().providerName();
        return line.far().isEmpty() ? where : where + ", " + line.far();
    }

    /** What every offer found takes, in words; nothing where there are no weeks to search. */
    private static String searched(WeekSet weeks, Span span) {
        if (weeks.isEmpty()) {
            return "";
        }
        return span.days()
                .map(days -> Words.day(days.first()) + " to " + Words.day(days.last()))
                .orElseGet(() -> span.weeks().isPresent()
                        ? Words.count(span.weeks().getAsInt(), "week") + " in a row of " + Words.weeks(weeks)
                        : "all of " + Words.weeks(weeks));
    }

    private static FacetList facet(String name, List<Found.Facet> facets, Asked asked, String path) {
        String label = switch (name) {
            case "icb" -> "Integrated care system";
            case "within" -> "Distance";
            default -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        };
        return new FacetList(
                label,
                facets.stream()
                        .map(facet -> new FacetLink(
                                facet.label(), facet.count(), asked.changed(path, Map.of(name, facet.value()))))
                        .toList());
    }
}
