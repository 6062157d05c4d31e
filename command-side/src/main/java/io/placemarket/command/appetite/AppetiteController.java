package io.placemarket.command.appetite;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.gateway.RequestedReason;
import io.placemarket.command.message.AreaCommand.StateAppetite;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.kernel.area.AppetiteEvent.Answer;
import io.placemarket.kernel.id.AppetiteId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.reference.ProfessionCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Says over HTTP whether areas would take students. */
@RestController
@Tag(name = "Appetite")
public final class AppetiteController {
    private final Market market;

    public AppetiteController(Market market) {
        this.market = market;
    }

    /**
     * An answer for a profession and a term.
     *
     * @param reason must be given with a no; seen by the provider and the region only
     */
    public record NewAppetite(
            @Nullable ProfessionCode profession,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable Answer answer,
            @Nullable RequestedReason reason) {}

    /** The area it was said of. */
    public record Stated(AreaId area) {}

    @Operation(
            summary = "Say whether the area would take students of a profession in a term: yes, maybe, no with a"
                    + " reason, already arranged (its provider)")
    @PutMapping("/api/placement-areas/{area}/appetite")
    Mono<ResponseEntity<Stated>> state(
            @PathVariable AreaId area, @RequestBody NewAppetite body, Actor actor, IdempotencyKey key) {
        StateAppetite command = new StateAppetite(
                area,
                Fields.required("profession", body.profession(), "a profession's code such as NUR-ADULT"),
                Fields.day("firstDay", body.firstDay()),
                Fields.day("lastDay", body.lastDay()),
                Fields.one("answer", body.answer(), Answer.class),
                Optional.ofNullable(body.reason()).map(RequestedReason::of));
        return market.ask(command, Asking.by(actor).once(key, area, body), Done.class)
                .map(receipt ->
                        Replies.done(receipt, AppetiteId.of(area).value()).body(new Stated(area)));
    }
}
