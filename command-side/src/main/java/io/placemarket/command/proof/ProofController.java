package io.placemarket.command.proof;

import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.Answers;
import io.placemarket.eventstore.Checkpoint;
import io.placemarket.eventstore.LogVerifier.Finding;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.AccessRefusal.ProofsForOthers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Hands out the log's signed heads, and proves that the log of today still begins with one of them. */
@RestController
@Tag(name = "Proof")
final class ProofController {
    private static final int LONGEST = 1_000;
    private static final String A_CHECKPOINT = "the line of a checkpoint, as this market signed it";

    private final LogProof proof;

    ProofController(LogProof proof) {
        this.proof = proof;
    }

    /**
     * A signed head.
     *
     * @param checkpoint everything in one line, to be kept elsewhere and shown again
     * @param publicKey of whoever signed it: Ed25519, X.509 in Base64
     */
    record SignedHead(String checkpoint, long position, String hash, Instant at, String signature, String publicKey) {}

    /** The line to be proved. */
    record Asked(@Nullable String checkpoint) {}

    /**
     * What was found.
     *
     * @param unchanged whether the log begins with everything up to the checkpoint, and nothing after it was changed either
     * @param position the last that was verified, or the first that is not what was written
     * @param finding the same in words
     */
    record Proved(boolean unchanged, long position, String finding) {}

    @Operation(summary = "The last signed head of the log (regional team, operator)")
    @GetMapping("/api/log/checkpoint")
    Mono<ResponseEntity<SignedHead>> last(Actor actor) {
        allowed(actor);
        return Mono.fromCallable(() -> proof.last()
                        .orElseThrow(() -> Problem.of(
                                        ProblemCode.NOT_FOUND,
                                        "No head has been signed yet: the first is a minute after the start, or by POST.")
                                .refused()))
                .subscribeOn(Schedulers.boundedElastic())
                .map(this::answer);
    }

    @Operation(summary = "Verify what is new in the log and sign its head (regional team, operator)")
    @PostMapping("/api/log/checkpoint")
    Mono<ResponseEntity<SignedHead>> sign(Actor actor) {
        allowed(actor);
        return Mono.fromCallable(proof::take)
                .subscribeOn(Schedulers.boundedElastic())
                .map(this::answer);
    }

    @Operation(
            summary = "Prove that the log still begins with what a signed head covers (regional team, operator)",
            description =
                    "Walks the log from there to its end; one at a time. Takes about a minute for ten million events.")
    @PostMapping("/api/log/verification")
    Mono<ResponseEntity<Proved>> verify(@RequestBody Asked asked, Actor actor) {
        allowed(actor);
        Checkpoint checkpoint = checkpoint(Fields.text("checkpoint", asked.checkpoint(), LONGEST));
        return Mono.fromCallable(() -> proof.verifyFrom(checkpoint))
                .subscribeOn(Schedulers.boundedElastic())
                .map(finding -> ResponseEntity.ok(proved(finding)));
    }

    private Checkpoint checkpoint(String line) {
        return parsed(line)
                .filter(proof::signed)
                .orElseThrow(
                        () -> Problem.invalid("checkpoint", line, A_CHECKPOINT).refused());
    }

    private static Optional<Checkpoint> parsed(String line) {
        try {
            return Optional.of(Checkpoint.parse(line));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Proved proved(Finding finding) {
        return switch (finding) {
            case Finding.Sound sound ->
                new Proved(true, sound.position(), "Everything is as it was written, up to here.");
            case Finding.Broken broken ->
                new Proved(false, broken.position(), "Not what was written, from here on: " + broken.what() + ".");
        };
    }

    private ResponseEntity<SignedHead> answer(Checkpoint head) {
        return Answers.at(head.position())
                .body(new SignedHead(
                        head.asText(), head.position(), head.hash(), head.at(), head.signature(), proof.publicKey()));
    }

    private static void allowed(Actor actor) {
        if (actor.role() != Role.OPERATOR && actor.role() != Role.REGIONAL) {
            throw new ProofsForOthers().thrown();
        }
    }
}
