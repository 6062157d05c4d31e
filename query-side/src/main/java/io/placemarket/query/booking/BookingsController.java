package io.placemarket.query.booking;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Holds and allocations of one's own side over HTTP. */
@RestController
class BookingsController {
    private final Views views;
    private final References references;
    private final Clock clock;

    BookingsController(Views views, References references, Clock clock) {
        this.views = views;
        this.references = references;
        this.clock = clock;
    }

    @GetMapping("/api/allocations")
    @Operation(summary = "Allocations of your own side, in the order in which they were proposed")
    @Parameter(name = "state", in = ParameterIn.QUERY, description = "Any of the states, repeated or with commas")
    @Parameter(name = "offer", in = ParameterIn.QUERY, description = "An offer's identifier")
    @Parameter(name = "cohort", in = ParameterIn.QUERY, description = "A cohort's identifier")
    @Parameter(name = "area", in = ParameterIn.QUERY, description = "A placement area's identifier")
    @Parameter(name = "firstWeek", in = ParameterIn.QUERY, description = "With a week not before this one")
    @Parameter(name = "lastWeek", in = ParameterIn.QUERY, description = "With a week not after this one")
    Mono<ResponseEntity<Page<AllocationRow>>> allocations(AtLeast atLeast, Actor actor, Filters filters) {
        AllocationQuery query = AllocationQuery.of(filters);
        Today today = Today.at(clock);
        return views.ask(atLeast.position(), market -> new BookingReads(market, today).allocations(query, actor))
                .flatMap(references::fill)
                .map(page -> Answers.at(page.position()).body(page));
    }

    @GetMapping("/api/holds")
    @Operation(summary = "Holds of your own side, in the order in which they were placed")
    @Parameter(name = "state", in = ParameterIn.QUERY, description = "HELD, NAMED, RELEASED, LAPSED")
    @Parameter(name = "offer", in = ParameterIn.QUERY, description = "An offer's identifier")
    @Parameter(name = "cohort", in = ParameterIn.QUERY, description = "A cohort's identifier")
    @Parameter(name = "area", in = ParameterIn.QUERY, description = "A placement area's identifier")
    Mono<ResponseEntity<Page<HoldRow>>> holds(AtLeast atLeast, Actor actor, Filters filters) {
        HoldQuery query = HoldQuery.of(filters);
        Today today = Today.at(clock);
        return views.ask(atLeast.position(), market -> new BookingReads(market, today).holds(query, actor))
                .map(page -> Answers.at(page.position()).body(page));
    }
}
