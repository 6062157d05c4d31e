package io.placemarket.command.clearing;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.ReasonBody;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.ReleaseCommand.RerunRelease;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.ReleaseId;
import io.placemarket.kernel.identity.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Runs releases again, over HTTP. */
@RestController
@Tag(name = "Requests")
public final class RerunController {
    private final Market market;

    public RerunController(Market market) {
        this.market = market;
    }

    /** The offer whose release was run again. */
    public record Rerun(OfferId offer) {}

    @Operation(
            summary = "Resolve the requests of a released offer again after an error, with a reason (operator)",
            description =
                    "What the last result holds without names is given back first, and everybody who asked is considered"
                            + " anew, with the same seed. Both results stay at GET /api/offers/{offer}/release.")
    @PostMapping("/api/offers/{offer}/release/rerun")
    Mono<ResponseEntity<Rerun>> rerun(
            @PathVariable OfferId offer,
            @RequestBody ReasonBody body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key) {
        return market.ask(
                        new RerunRelease(offer, body.checked()),
                        Asking.by(actor).once(key, offer, body).dry(dryRun),
                        Done.class)
                .map(receipt ->
                        Replies.done(receipt, ReleaseId.of(offer).value()).body(new Rerun(offer)));
    }
}
