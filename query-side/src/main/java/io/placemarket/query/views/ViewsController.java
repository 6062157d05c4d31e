package io.placemarket.query.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.placemarket.edge.position.Answers;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The views themselves, for the operator. */
@RestController
class ViewsController {
    private final Views views;
    private final Rebuilds rebuilds;

    ViewsController(Views views, Rebuilds rebuilds) {
        this.views = views;
        this.rebuilds = rebuilds;
    }

    /**
     * Where the views are.
     *
     * @param level whether they have taken in all that stood in the log when they began
     * @param parked how many events they could not take in
     * @param begunAt the position of the checkpoint they began with; 0 where they were folded from nothing
     * @param building how far they have come with that, until they have
     * @param rebuild the last building anew, where there was one
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record State(
            long position,
            boolean level,
            int parked,
            long begunAt,
            Optional<Building> building,
            Optional<Rebuild> rebuild) {}

    @GetMapping("/api/views")
    @Operation(summary = "How far the views are, what they began with, and how far a rebuilding has come (operator)")
    ResponseEntity<State> state(Actor actor) {
        operatorOnly(actor);
        return Answers.at(views.position()).body(now());
    }

    @PostMapping("/api/views/rebuild")
    @Operation(
            summary =
                    "Builds the views anew from the log, beside those that answer, and swaps them when they are level;"
                            + " what was parked is tried again. One that is under way goes on (operator)")
    Mono<ResponseEntity<State>> rebuild(Actor actor) {
        operatorOnly(actor);
        // Other nodes are asked through the database.
        return Mono.fromCallable(rebuilds::begin)
                .subscribeOn(Schedulers.boundedElastic())
                .map(begun -> ResponseEntity.status(HttpStatus.ACCEPTED).body(now()));
    }

    private State now() {
        return new State(
                views.position(), views.isLevel(), views.parked(), views.begunAt(), views.building(), rebuilds.last());
    }

    private static void operatorOnly(Actor actor) {
        if (actor.role() != Role.OPERATOR) {
            throw Problem.of(ProblemCode.NOT_ALLOWED, "The views are looked after by the operator.")
                    .refused();
        }
    }
}
