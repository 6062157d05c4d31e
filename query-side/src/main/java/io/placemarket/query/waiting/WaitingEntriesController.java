package io.placemarket.query.waiting;

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

/** Waiting lists over HTTP. */
@RestController
class WaitingEntriesController {
    private final Views views;
    private final Clock clock;

    WaitingEntriesController(Views views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/api/waiting-entries")
    @Operation(summary = "Who waits for places, on your own side, the first to come first; and whose turn it is")
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "WAITING, TURN, TAKEN, DECLINED, LAPSED, LEFT, ENDED")
    @Parameter(name = "offer", in = ParameterIn.QUERY, description = "An offer's identifier")
    @Parameter(name = "cohort", in = ParameterIn.QUERY, description = "A cohort's identifier")
    Mono<ResponseEntity<Page<WaitingRow>>> entries(AtLeast atLeast, Actor actor, Filters filters) {
        WaitingQuery query = WaitingQuery.of(filters);
        Today today = Today.at(clock);
        return views.ask(atLeast.position(), market -> new WaitingReads(market, today).entries(query, actor))
                .map(page -> Answers.at(page.position()).body(page));
    }
}
