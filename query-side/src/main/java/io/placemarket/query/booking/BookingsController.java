package io.placemarket.query.booking;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.export.Exports;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Today;
import io.placemarket.query.views.Views;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.time.Clock;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Holds and allocations of one's own side over HTTP. */
@RestController
class BookingsController {
    private final Views views;
    private final References references;
    private final Exports exports;
    private final Clock clock;

    BookingsController(Views views, References references, Exports exports, Clock clock) {
        this.views = views;
        this.references = references;
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping(path = "/api/allocations", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Allocations of your own side, in the order in which they were proposed; whole also as text/csv and application/x-ndjson")
    @Parameter(name = "state", in = ParameterIn.QUERY, description = "Any of the states, repeated or with commas")
    @Parameter(name = "offer", in = ParameterIn.QUERY, description = "An offer's identifier")
    @Parameter(name = "cohort", in = ParameterIn.QUERY, description = "A cohort's identifier")
    @Parameter(name = "area", in = ParameterIn.QUERY, description = "A placement area's identifier")
    @Parameter(name = "firstWeek", in = ParameterIn.QUERY, description = "With a week not before this one")
    @Parameter(name = "lastWeek", in = ParameterIn.QUERY, description = "With a week not after this one")
    Mono<ResponseEntity<Page<AllocationRow>>> allocations(AtLeast atLeast, Actor actor, Filters filters) {
        return page(AllocationQuery.of(filters), atLeast, actor)
                .map(page -> Answers.at(page.position()).body(page));
    }

    @GetMapping(path = "/api/allocations", produces = Exports.CSV)
    Mono<ResponseEntity<Flux<DataBuffer>>> allocationsAsCsv(AtLeast atLeast, Actor actor, Filters filters) {
        AllocationQuery query = AllocationQuery.of(filters);
        return exports.csv(AllocationTable.TABLE, query.page(), request -> page(query.on(request), atLeast, actor));
    }

    @GetMapping(path = "/api/allocations", produces = Exports.NDJSON)
    Mono<ResponseEntity<Flux<DataBuffer>>> allocationsAsNdjson(AtLeast atLeast, Actor actor, Filters filters) {
        AllocationQuery query = AllocationQuery.of(filters);
        return exports.ndjson(AllocationTable.TABLE, query.page(), request -> page(query.on(request), atLeast, actor));
    }

    private Mono<Page<AllocationRow>> page(AllocationQuery query, AtLeast atLeast, Actor actor) {
        Today today = Today.at(clock);
        return views.ask(atLeast.position(), market -> new BookingReads(market, today).allocations(query, actor))
                .flatMap(references::fill);
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
