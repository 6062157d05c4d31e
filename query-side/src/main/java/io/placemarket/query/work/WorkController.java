package io.placemarket.query.work;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.past.Moments;
import io.placemarket.query.reading.Filters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.time.Clock;
import java.time.Instant;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Whose work is waiting, over HTTP. */
@RestController
class WorkController {
    private final Moments moments;
    private final Clock clock;

    WorkController(Moments moments, Clock clock) {
        this.moments = moments;
        this.clock = clock;
    }

    @GetMapping("/api/work")
    @Operation(
            summary = "What needs you, by when it is due: each with a link to where it is done",
            description =
                    "A provider's answers, a university's turns, holds and students not cleared, bookings at risk,"
                            + " audits that end, requests to be resolved; an operator's parked events and overdue releases.")
    @Parameter(name = "kind", in = ParameterIn.QUERY, description = "Kinds, such as HOLD; default all")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "The 'next' of the page before")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "How many, 1 to 200; default 50")
    Mono<ResponseEntity<WorkList>> work(AtLeast atLeast, Actor actor, Filters filters) {
        WorkQuery query = WorkQuery.of(filters);
        Instant now = clock.instant();
        return moments.own(atLeast.position(), actor, market -> new WorkReads(market, now).mine(query, actor))
                .map(list -> Answers.at(list.position()).body(list));
    }
}
