package io.placemarket.query.change;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.reading.Filters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What changed, over HTTP. */
@RestController
class ChangesController {
    private final ChangesReads changes;

    ChangesController(ChangesReads changes) {
        this.changes = changes;
    }

    @GetMapping("/api/changes")
    @Operation(
            summary =
                    "What changed between two moments: cells of the board, areas and offers, with the reasons you may know")
    @Parameter(
            name = "since",
            in = ParameterIn.QUERY,
            description = "A position of the log or an instant; default a day before until")
    @Parameter(name = "until", in = ParameterIn.QUERY, description = "Another; default now")
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description = "AREA_REGISTERED, OFFER_POSTED, OFFER_RELEASED, OFFER_WITHDRAWN, SAFE_LOWERED, SAFE_LIFTED,"
                    + " LEARNERS_ELSEWHERE, SUPERVISORS, BOOKINGS, DEMAND")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "The 'next' of the page before")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "How many items, 1 to 200; default 50")
    Mono<ResponseEntity<Changes>> changes(AtLeast atLeast, Actor actor, Filters filters) {
        return changes.between(atLeast.position(), ChangesQuery.of(filters), actor)
                .map(answer -> Answers.at(answer.position()).body(answer));
    }
}
