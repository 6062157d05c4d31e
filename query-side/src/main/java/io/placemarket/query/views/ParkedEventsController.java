package io.placemarket.query.views;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Parked;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Comparator;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the views could not take in, for the operator. */
@RestController
class ParkedEventsController {
    private final Views views;

    ParkedEventsController(Views views) {
        this.views = views;
    }

    @GetMapping("/api/parked-events")
    @Operation(summary = "Events the views could not take in, each with its cause (operator)")
    Mono<ResponseEntity<Page<Parked>>> parked(AtLeast atLeast, Actor actor, Filters filters) {
        if (actor.role() != Role.OPERATOR) {
            throw Problem.of(ProblemCode.NOT_ALLOWED, "Parked events are shown to the operator.")
                    .refused();
        }
        PageRequest page = PageRequest.of(filters, "parked-events");
        return views.ask(atLeast.position(), market -> parked(market, page))
                .map(answer -> Answers.at(answer.position()).body(answer));
    }

    private static Page<Parked> parked(Market market, PageRequest page) {
        return page.page(
                market.position(),
                market.parked().stream().sorted(Comparator.comparing(ParkedEventsController::key)),
                ParkedEventsController::key);
    }

    /** There may be several at one position. */
    private static String key(Parked event) {
        return "%019d/%s/%08x"
                .formatted(event.position(), event.type(), event.cause().hashCode());
    }
}
