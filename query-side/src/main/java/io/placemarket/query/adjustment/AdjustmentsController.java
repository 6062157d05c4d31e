package io.placemarket.query.adjustment;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Adjustments over HTTP: one student at a time, in no list and no export. */
@RestController
class AdjustmentsController {
    private final AdjustmentReads adjustments;

    AdjustmentsController(AdjustmentReads adjustments) {
        this.adjustments = adjustments;
    }

    @GetMapping("/api/students/{student}/adjustments")
    @Operation(summary = "The adjustments a student of yours needs (the student's university)")
    Mono<ResponseEntity<Adjustments>> ofStudent(@PathVariable StudentId student, AtLeast atLeast, Actor actor) {
        return adjustments
                .of(student, atLeast, actor)
                .map(found -> Answers.at(found.position()).body(found));
    }

    @GetMapping("/api/allocations/{allocation}/adjustments")
    @Operation(
            summary =
                    "The adjustments the student of a placement needs (its university; its provider while the student is"
                            + " expected or there)")
    Mono<ResponseEntity<Adjustments>> ofAllocation(
            @PathVariable AllocationId allocation, AtLeast atLeast, Actor actor) {
        return adjustments
                .of(allocation, atLeast, actor)
                .map(found -> Answers.at(found.position()).body(found));
    }
}
