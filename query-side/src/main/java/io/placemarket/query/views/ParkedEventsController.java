package io.placemarket.query.views;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Parked;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the views could not take in, for the operator. */
@RestController
class ParkedEventsController {
    /** The most that are shown; the first ones. */
    private static final int MOST = 200;

    private final Views views;

    ParkedEventsController(Views views) {
        this.views = views;
    }

    /** The answer. */
    record ParkedEvents(List<Parked> items, int count, long position) {
        static ParkedEvents of(Market market) {
            return new ParkedEvents(
                    market.parked().stream().limit(MOST).toList(),
                    market.parked().size(),
                    market.position());
        }
    }

    @GetMapping("/api/parked-events")
    @Operation(summary = "Events the views could not take in, each with its cause (operator)")
    Mono<ResponseEntity<ParkedEvents>> parked(AtLeast atLeast, Actor actor) {
        if (actor.role() != Role.OPERATOR) {
            throw Problem.of(ProblemCode.NOT_ALLOWED, "Parked events are shown to the operator.")
                    .refused();
        }
        return views.ask(atLeast.position(), ParkedEvents::of)
                .map(answer -> Answers.at(answer.position()).body(answer));
    }
}
