package io.placemarket.query.cohort;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.booking.References;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.PageRequest;
import io.placemarket.query.reading.Today;
import io.placemarket.query.views.Views;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.time.Clock;
import java.time.Instant;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A university's own cohorts over HTTP. */
@RestController
class CohortsController {
    private final Views views;
    private final References references;
    private final PlaceSearch places;
    private final Clock clock;

    CohortsController(Views views, PlaceSearch places, References references, Clock clock) {
        this.views = views;
        this.references = references;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping("/api/cohorts")
    @Operation(summary = "Your cohorts and how far each is placed (university)")
    Mono<ResponseEntity<Page<CohortRow>>> cohorts(AtLeast atLeast, Actor actor, Filters filters) {
        PageRequest page = PageRequest.of(filters, "cohorts");
        return views.ask(atLeast.position(), market -> new CohortReads(market).mine(page, actor))
                .map(answer -> Answers.at(answer.position()).body(answer));
    }

    @GetMapping("/api/cohorts/{cohort}")
    @Operation(summary = "A cohort of yours, week by week (university)")
    Mono<ResponseEntity<CohortDetail>> cohort(
            @PathVariable CohortId cohort, AtLeast atLeast, Actor actor, Filters filters) {
        filters.nothingElse();
        return views.ask(atLeast.position(), market -> new CohortReads(market).one(cohort, actor))
                .map(answer -> Answers.at(answer.position(), answer.revision()).body(answer));
    }

    @GetMapping("/api/cohorts/{cohort}/students")
    @Operation(summary = "The students of a cohort of yours (university)")
    Mono<ResponseEntity<Page<StudentRow>>> students(
            @PathVariable CohortId cohort, AtLeast atLeast, Actor actor, Filters filters) {
        PageRequest page = PageRequest.of(filters, "students/" + cohort);
        Today today = Today.at(clock);
        return views.ask(atLeast.position(), market -> new CohortReads(market).students(cohort, page, today, actor))
                .flatMap(references::fillStudents)
                .map(answer -> Answers.at(answer.position()).body(answer));
    }

    @GetMapping("/api/cohorts/{cohort}/fits")
    @Operation(
            summary =
                    "Open offers with room for a cohort of yours in any of its weeks, for no more than it may still take, those that share most of its weeks first (university)")
    @Parameter(name = "icb", in = ParameterIn.QUERY, description = "ODS codes of integrated care boards")
    @Parameter(name = "mode", in = ParameterIn.QUERY, description = "IN_PERSON, BLENDED, TECHNOLOGY_BASED")
    @Parameter(
            name = "minFree",
            in = ParameterIn.QUERY,
            description = "Places that must be free in each week; default 1")
    @Parameter(
            name = "weeks",
            in = ParameterIn.QUERY,
            description = "Consecutive weeks wanted; default all that are shared")
    @Parameter(
            name = "filled",
            in = ParameterIn.QUERY,
            description = "true: also in weeks in which nobody of the cohort is still to place")
    Mono<ResponseEntity<Page<Fit>>> fits(@PathVariable CohortId cohort, AtLeast atLeast, Actor actor, Filters filters) {
        FitQuery query = FitQuery.of(filters);
        return places.fits(atLeast.position(), cohort, query, actor)
                .map(answer -> Answers.at(answer.position()).body(answer));
    }

    @GetMapping("/api/cohorts/{cohort}/search")
    @Operation(
            summary =
                    "Places a cohort of yours could book whole, for no more than it may still take, by distance and by what they"
                            + " are like, with counts for each filter, and alternatives where nothing is found (university)")
    @Parameter(name = "near", in = ParameterIn.QUERY, description = "A postcode or its first half, such as ST5")
    @Parameter(name = "within", in = ParameterIn.QUERY, description = "Kilometres from there, as the crow flies")
    @Parameter(name = "icb", in = ParameterIn.QUERY, description = "ODS codes of integrated care boards")
    @Parameter(name = "sector", in = ParameterIn.QUERY, description = "Sectors")
    @Parameter(name = "mode", in = ParameterIn.QUERY, description = "IN_PERSON, BLENDED, TECHNOLOGY_BASED")
    @Parameter(name = "supervision", in = ParameterIn.QUERY, description = "Supervision models")
    @Parameter(
            name = "weekdays",
            in = ParameterIn.QUERY,
            description =
                    "MONDAY to SUNDAY: an offer that needs students on another day does not fit; one that names no"
                            + " weekdays needs them from Monday to Friday")
    @Parameter(name = "minFree", in = ParameterIn.QUERY, description = "Students who must fit together; default 1")
    @Parameter(
            name = "weeks",
            in = ParameterIn.QUERY,
            description =
                    "Consecutive weeks wanted; default all weeks to come, or of the window, in which students are still"
                            + " to place")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "First week of the window, such as 2026-W47; default this week")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "Last week of the window; default the cohort's last")
    @Parameter(
            name = "firstDay",
            in = ParameterIn.QUERY,
            description = "Just from this day, such as 2026-11-23, in place of a window; the offer begins no later")
    @Parameter(name = "lastDay", in = ParameterIn.QUERY, description = "Just to this day; the offer ends no earlier")
    @Parameter(
            name = "filled",
            in = ParameterIn.QUERY,
            description = "true: also in weeks in which nobody of the cohort is still to place")
    @Parameter(
            name = "students",
            in = ParameterIn.QUERY,
            description = "Sets of offers that together take so many students, each whole weeks in one of them")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "The 'next' of the page before")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "How many, 1 to 200; default 50")
    Mono<ResponseEntity<Found>> search(@PathVariable CohortId cohort, AtLeast atLeast, Actor actor, Filters filters) {
        SearchQuery query = SearchQuery.of(filters);
        return places.search(atLeast.position(), cohort, query, actor)
                .map(answer -> Answers.at(answer.position()).body(answer));
    }

    @GetMapping("/api/cohorts/{cohort}/coming")
    @Operation(
            summary =
                    "Offers a cohort of yours can ask for places before their release, the next to be released first (university)")
    Mono<ResponseEntity<Page<Coming>>> coming(
            @PathVariable CohortId cohort, AtLeast atLeast, Actor actor, Filters filters) {
        PageRequest page = PageRequest.of(filters, "coming for " + cohort);
        Instant now = clock.instant();
        return views.ask(atLeast.position(), market -> new ComingReads(market, now).coming(cohort, page, actor))
                .map(answer -> Answers.at(answer.position()).body(answer));
    }
}
