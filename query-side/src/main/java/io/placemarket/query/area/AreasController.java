package io.placemarket.query.area;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Today;
import io.placemarket.query.views.Views;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Placement areas over HTTP. */
@RestController
class AreasController {
    private final Views views;
    private final Clock clock;

    AreasController(Views views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/api/placement-areas")
    @Operation(summary = "Placement areas, by name")
    @Parameter(name = "mine", in = ParameterIn.QUERY, description = "true: only those of your organisation")
    @Parameter(name = "provider", in = ParameterIn.QUERY, description = "A provider's identifier")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "Words of the area's or the provider's name")
    @Parameter(name = "icb", in = ParameterIn.QUERY, description = "ODS codes of integrated care boards")
    Mono<ResponseEntity<Page<AreaRow>>> areas(
            AtLeast atLeast,
            Actor actor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        AreaQuery query = AreaQuery.of(new Filters(parameters));
        return views.ask(atLeast.position(), market -> new AreaReads(market).search(query, actor))
                .map(page -> Answers.at(page.position()).body(page));
    }

    @GetMapping("/api/placement-areas/{area}")
    @Operation(summary = "A placement area, week by week")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "First week, such as 2026-W47; default this week")
    @Parameter(name = "weeks", in = ParameterIn.QUERY, description = "How many weeks, 1 to 104; default 12")
    Mono<ResponseEntity<AreaDetail>> area(
            @PathVariable AreaId area,
            AtLeast atLeast,
            Actor actor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        Filters filters = new Filters(parameters);
        Week from = filters.week("from").orElse(Today.at(clock).week());
        int weeks = filters.number("weeks", 1, AreaReads.MOST_WEEKS).orElse(AreaReads.USUAL_WEEKS);
        filters.nothingElse();
        return views.ask(atLeast.position(), market -> new AreaReads(market).one(area, from, weeks, actor))
                .map(answer -> Answers.at(answer.position(), answer.revision()).body(answer));
    }
}
