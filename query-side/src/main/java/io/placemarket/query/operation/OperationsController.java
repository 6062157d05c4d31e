package io.placemarket.query.operation;

import io.placemarket.edge.position.Answers;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What runs, over HTTP. */
@RestController
class OperationsController {
    private final Operations operations;

    OperationsController(Operations operations) {
        this.operations = operations;
    }

    @GetMapping("/api/operations")
    @Operation(
            summary =
                    "What runs: the log and up to where it is signed, the views with version, position, lag, checkpoints and parked events, a rebuilding, streams, nodes (operator)")
    Mono<ResponseEntity<WhatRuns>> operations(Actor actor) {
        if (actor.role() != Role.OPERATOR) {
            throw Problem.of(ProblemCode.NOT_ALLOWED, "What runs is shown to the operator.")
                    .refused();
        }
        return operations.now().map(now -> Answers.at(now.views().position()).body(now));
    }
}
