package io.placemarket.query.plan;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Today;
import io.placemarket.query.views.Views;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.time.Clock;
import java.util.OptionalInt;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Plans over HTTP. */
@RestController
class PlansController {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final Views views;
    private final Clock clock;

    PlansController(Views views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/api/plans")
    @Operation(
            summary =
                    "Planned programme starts of an academic year, with what was planned before: an education provider's own;"
                            + " all for a region and an operator")
    @Parameter(
            name = "year",
            in = ParameterIn.QUERY,
            description = "In which the academic year begins, on 1 August; default today's")
    Mono<ResponseEntity<Plans>> plans(AtLeast atLeast, Actor actor, Filters filters) {
        OptionalInt year = filters.number("year", FIRST_YEAR, LAST_YEAR);
        filters.nothingElse();
        return views.ask(atLeast.position(), market -> new PlanReads(market).of(year, Today.at(clock), actor))
                .map(found -> Answers.at(found.position()).body(found));
    }
}
