package io.placemarket.command.organisation;

import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.message.OrganisationCommand.AddOrganisation;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.edge.position.Answers;
import io.placemarket.eventstore.KeyReusedException;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.reference.ReferenceData;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Loads the organisations that ship with the market: what a real deployment begins with. */
@RestController
@Tag(name = "Organisations")
public final class ReferenceDataController {
    private static final int AT_ONCE = 32;

    private final Market market;
    private final IdSource ids;

    public ReferenceDataController(Market market, IdSource ids) {
        this.market = market;
        this.ids = ids;
    }

    /** How many organisations were added now, and how many were there before. */
    public record Loaded(long added, long alreadyThere) {}

    @Operation(summary = "Add the organisations of the shipped reference data, each once (operator)")
    @PostMapping("/api/reference-data")
    Mono<ResponseEntity<Loaded>> load(Actor actor) {
        WhoMayDoWhat.checkRole(AddOrganisation.class, actor);
        return Flux.fromIterable(ReferenceData.shipped().organisations())
                .flatMap(details -> add(details, actor), AT_ONCE)
                .collectList()
                .zipWith(Mono.defer(market::position))
                .map(done -> Answers.at(done.getT2()).body(count(done.getT1())));
    }

    /** Whether it is new; one added by hand under the same code stays as it is. */
    private Mono<Boolean> add(Organisation details, Actor actor) {
        Optional<String> code = RegisterCodes.keyOf(details);
        Asking asking = Asking.by(actor).onceInTheMarket(code.orElseThrow(), RegisterCodes.content(details));
        return market.ask(new AddOrganisation(ids.organisation(), details), asking, Created.class)
                .map(receipt -> !receipt.repeated())
                .onErrorReturn(KeyReusedException.class, false);
    }

    private static Loaded count(List<Boolean> done) {
        long added = done.stream().filter(isNew -> isNew).count();
        return new Loaded(added, done.size() - added);
    }
}
