package io.placemarket.query.area;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.past.Moment;
import io.placemarket.query.past.Moments;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Placement areas over HTTP. */
@RestController
class AreasController {
    private final Moments moments;
    private final int smallestCount;

    AreasController(Moments moments, @Value("${placemarket.measures.smallest-count:5}") int smallestCount) {
        this.moments = moments;
        this.smallestCount = smallestCount;
    }

    @GetMapping("/api/placement-areas")
    @Operation(summary = "Placement areas, by name")
    @Parameter(name = "mine", in = ParameterIn.QUERY, description = "true: only those of your organisation")
    @Parameter(name = "provider", in = ParameterIn.QUERY, description = "A provider's identifier")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "Words of the area's or the provider's name")
    @Parameter(name = "icb", in = ParameterIn.QUERY, description = "ODS codes of integrated care boards")
    @Parameter(
            name = "auditEndsWithin",
            in = ParameterIn.QUERY,
            description = "Only those not audited today, or no longer after so many weeks, 1 to 104")
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description =
                    "As it was at a position of the log, or at an instant such as 2026-11-20T14:30:00Z (without an offset: UK time)")
    Mono<ResponseEntity<Page<AreaRow>>> areas(AtLeast atLeast, Actor actor, Filters filters) {
        AreaQuery query = AreaQuery.of(filters);
        return moments.ask(
                        atLeast.position(),
                        query.asOf(),
                        then -> new AreaReads(then.market(), then.today()).search(query, actor))
                .map(page -> Answers.at(page.position()).body(page));
    }

    @GetMapping("/api/placement-areas/{area}")
    @Operation(summary = "A placement area, week by week")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "First week, such as 2026-W47; default this week")
    @Parameter(name = "weeks", in = ParameterIn.QUERY, description = "How many weeks, 1 to 104; default 12")
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description =
                    "As it was at a position of the log, or at an instant such as 2026-11-20T14:30:00Z (without an offset: UK time)")
    Mono<ResponseEntity<AreaDetail>> area(@PathVariable AreaId area, AtLeast atLeast, Actor actor, Filters filters) {
        Optional<Week> from = filters.week("from");
        int weeks = filters.number("weeks", 1, AreaReads.MOST_WEEKS).orElse(AreaReads.USUAL_WEEKS);
        Optional<Moment> asOf = Moment.of(filters, Moment.AS_OF);
        filters.nothingElse();
        return moments.ask(
                        atLeast.position(),
                        asOf,
                        then -> new AreaReads(then.market(), then.today())
                                .one(area, from.orElse(then.today().week()), weeks, actor, smallestCount))
                .map(answer -> Answers.at(answer.position(), answer.revision()).body(answer));
    }
}
