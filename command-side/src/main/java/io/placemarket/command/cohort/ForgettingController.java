package io.placemarket.command.cohort;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.StudentCommand.ForgetStudent;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.kernel.cohort.ForgettingReason;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Forgets students over HTTP. */
@RestController
@Tag(name = "Students")
public final class ForgettingController {
    private final Market market;

    public ForgettingController(Market market) {
        this.market = market;
    }

    /** Why; a code alone, because it stays. */
    public record Why(@Nullable ForgettingReason reason) {}

    /** Who was forgotten, and why. */
    public record Forgotten(StudentId student, ForgettingReason reason) {}

    @Operation(
            summary = "Forget a student, for good (its university)",
            description =
                    "The student's key is deleted: the university's number and the adjustments can be read nowhere any more, the log"
                            + " included. What was booked stays, of a student nobody can name; nothing new is recorded. Refused"
                            + " while anything is booked in this week or later.")
    @PostMapping("/api/students/{student}/forgetting")
    Mono<ResponseEntity<Forgotten>> forget(
            @PathVariable StudentId student,
            @RequestBody Why body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        ForgettingReason reason = Fields.one("reason", body.reason(), ForgettingReason.class);
        return market.ask(
                        new ForgetStudent(student, reason),
                        Asking.by(actor).having(seen).once(key, student, reason).dry(dryRun),
                        Done.class)
                .map(receipt -> Replies.done(receipt, student.value()).body(new Forgotten(student, reason)));
    }
}
