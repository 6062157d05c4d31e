package io.placemarket.command.cohort;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.StudentCommand.RecordRequirement;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.cohort.RequirementStatus;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Keeps what universities say of their students over HTTP. */
@RestController
@Tag(name = "Students")
public final class StudentController {
    private final Market market;

    public StudentController(Market market) {
        this.market = market;
    }

    /**
     * How far a requirement is met; never a document.
     *
     * @param expires the last day on which it holds; only of what is cleared
     */
    public record Met(
            @Nullable Requirement requirement,
            @Nullable RequirementStatus status,
            @Nullable LocalDate expires) {}

    /** What is known now. */
    public record Recorded(
            StudentId student, Requirement requirement, RequirementStatus status, Optional<LocalDate> expires) {}

    @Operation(
            summary = "Record how far a student meets a requirement (its university)",
            description =
                    "Status and expiry only. What is pending, not cleared or expired stops the presumed start of a placement;"
                            + " both sides see it.")
    @PostMapping("/api/students/{student}/requirements")
    Mono<ResponseEntity<Recorded>> record(
            @PathVariable StudentId student, @RequestBody Met body, Actor actor, IdempotencyKey key, IfMatch seen) {
        RecordRequirement command = new RecordRequirement(
                student,
                Fields.one("requirement", body.requirement(), Requirement.class),
                Fields.one("status", body.status(), RequirementStatus.class),
                Optional.ofNullable(body.expires()));
        return market.ask(command, Asking.by(actor).having(seen).once(key, student, body), Done.class)
                .map(receipt -> Replies.done(receipt, student.value())
                        .body(new Recorded(student, command.requirement(), command.status(), command.expires())));
    }
}
