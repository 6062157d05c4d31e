package io.placemarket.command.cohort;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.StudentCommand.RecordAdjustments;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Records the adjustments students need over HTTP. No answer repeats them. */
@RestController
@RequestMapping("/api/students/{student}/adjustments")
@Tag(name = "Students")
public final class AdjustmentController {
    private static final int LONGEST = 1_000;

    private final Market market;

    public AdjustmentController(Market market) {
        this.market = market;
    }

    /** What the student needs, in the university's words, 1 to {@value #LONGEST} characters. */
    public record Needed(@Nullable String adjustments) {}

    /** Of whom something was recorded. */
    public record Noted(StudentId student, boolean recorded) {}

    @Operation(
            summary = "Record the adjustments a student needs (its university)",
            description =
                    "Kept encrypted under the student's own key. Seen by the university, and by a provider while it"
                            + " expects or has the student; in no list and no export. It replaces what was recorded before.")
    @PutMapping
    Mono<ResponseEntity<Noted>> record(
            @PathVariable StudentId student, @RequestBody Needed body, Actor actor, IdempotencyKey key, IfMatch seen) {
        String text = Fields.text("adjustments", body.adjustments(), LONGEST);
        return ask(
                new RecordAdjustments(student, Optional.of(text)),
                Asking.by(actor).having(seen).once(key, student, text));
    }

    @Operation(summary = "Record that a student needs no adjustments any more (its university)")
    @DeleteMapping
    Mono<ResponseEntity<Noted>> remove(@PathVariable StudentId student, Actor actor, IdempotencyKey key, IfMatch seen) {
        return ask(
                new RecordAdjustments(student, Optional.empty()),
                Asking.by(actor).having(seen).once(key, student));
    }

    private Mono<ResponseEntity<Noted>> ask(RecordAdjustments command, Asking asking) {
        return market.ask(command, asking, Done.class)
                .map(receipt -> Replies.done(receipt, command.student().value())
                        .body(new Noted(command.student(), command.adjustments().isPresent())));
    }
}
