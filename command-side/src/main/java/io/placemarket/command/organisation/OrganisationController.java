package io.placemarket.command.organisation;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.message.OrganisationCommand.AddOrganisation;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.eventstore.KeyReusedException;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.refusal.RegisterRefusal.CodeTaken;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Adds organisations over HTTP. */
@RestController
@RequestMapping("/api/organisations")
@Tag(name = "Organisations")
public final class OrganisationController {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CODE = 20;

    private final Market market;
    private final IdSource ids;

    public OrganisationController(Market market, IdSource ids) {
        this.market = market;
        this.ids = ids;
    }

    /** What a request says of an organisation. */
    public record NewOrganisation(
            @Nullable String name,
            @Nullable Set<OrganisationRole> roles,
            @Nullable Ownership ownership,
            @Nullable Setting setting,
            @Nullable String odsCode,
            @Nullable String ukprn,
            @Nullable String icb,
            @Nullable String town,
            @Nullable String postcode) {
        Organisation checked() {
            return new Organisation(
                    Fields.text("name", name, LONGEST_NAME),
                    roles == null ? Set.of(OrganisationRole.PROVIDER) : roles,
                    Fields.one("ownership", ownership, Ownership.class),
                    Fields.one("setting", setting, Setting.class),
                    code("odsCode", odsCode),
                    code("ukprn", ukprn),
                    code("icb", icb),
                    Fields.optionalText("town", town, LONGEST_NAME),
                    code("postcode", postcode));
        }

        private static Optional<String> code(String field, @Nullable String code) {
            return Fields.optionalText(field, code, LONGEST_CODE).map(text -> text.toUpperCase(Locale.ROOT));
        }
    }

    /** The organisation's identifier. */
    public record Added(OrganisationId organisation) {}

    @Operation(
            summary = "Add a provider or an education provider (operator)",
            description =
                    "One with an ODS code or a UKPRN is added once under that code, whatever the Idempotency-Key.")
    @PostMapping
    Mono<ResponseEntity<Added>> add(@RequestBody NewOrganisation body, Actor actor, IdempotencyKey key) {
        Organisation details = body.checked();
        Asking asking = RegisterCodes.keyOf(details)
                .map(code -> Asking.by(actor).onceInTheMarket(code, RegisterCodes.content(details)))
                .orElseGet(() -> Asking.by(actor).once(key, RegisterCodes.content(details)));
        return market.ask(new AddOrganisation(ids.organisation(), details), asking, Created.class)
                .onErrorMap(KeyReusedException.class, reused -> alreadyThere(details, reused))
                .map(receipt -> Replies.created(receipt, receipt.result().id(), "/api/organisations/")
                        .body(new Added(new OrganisationId(receipt.result().id()))));
    }

    private static Throwable alreadyThere(Organisation details, KeyReusedException reused) {
        if (RegisterCodes.keyOf(details).isEmpty()) {
            return reused;
        }
        String field = details.odsCode().isPresent() ? "odsCode" : "ukprn";
        Optional<String> code = details.odsCode().or(details::ukprn);
        return new CodeTaken(field, code.orElseThrow()).thrown();
    }
}
