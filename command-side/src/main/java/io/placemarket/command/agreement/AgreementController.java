package io.placemarket.command.agreement;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Own;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.gateway.RequestedReason;
import io.placemarket.command.message.OrganisationCommand.EndAgreement;
import io.placemarket.command.message.OrganisationCommand.MakeAgreement;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.reference.ProfessionCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Records agreements over HTTP. */
@RestController
@Tag(name = "Agreements")
public final class AgreementController {
    private final Market market;

    public AgreementController(Market market) {
        this.market = market;
    }

    /**
     * What is agreed.
     *
     * @param university the education provider
     * @param professions whose students may be placed; every one's where absent
     */
    public record NewAgreement(
            @Nullable OrganisationId university,
            @Nullable List<ProfessionCode> professions,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** Its last day, and why. */
    public record Ended(
            @Nullable LocalDate lastDay, @Nullable RequestedReason reason) {}

    /** The agreement's identifier. */
    public record Agreed(AgreementId agreement) {}

    @Operation(summary = "Record what is agreed with an education provider (provider)")
    @PostMapping("/api/agreements")
    Mono<ResponseEntity<Agreed>> make(@RequestBody NewAgreement body, Actor actor, IdempotencyKey key) {
        MakeAgreement command = new MakeAgreement(
                Own.organisation(actor),
                Fields.required("university", body.university(), "an education provider's identifier"),
                Optional.ofNullable(body.professions()).orElse(List.of()),
                Fields.day("from", body.from()),
                Fields.day("to", body.to()));
        return market.ask(command, Asking.by(actor).once(key, body), Created.class)
                .map(receipt -> Replies.created(receipt, receipt.result().id(), "/api/agreements/")
                        .body(new Agreed(new AgreementId(receipt.result().id()))));
    }

    @Operation(summary = "Let nothing be agreed after a day, with a reason (its provider); what is booked stays")
    @PostMapping("/api/agreements/with/{university}/end")
    Mono<ResponseEntity<Agreed>> end(
            @PathVariable OrganisationId university,
            @RequestBody Ended body,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        OrganisationId provider = Own.organisation(actor);
        EndAgreement command = new EndAgreement(
                provider, university, Fields.day("lastDay", body.lastDay()), RequestedReason.of(body.reason()));
        AgreementId id = AgreementId.of(provider, university);
        return market.ask(command, Asking.by(actor).having(seen).once(key, university, body), Done.class)
                .map(receipt -> Replies.done(receipt, id.value()).body(new Agreed(id)));
    }
}
