package io.placemarket.command.organisation;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Own;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.message.AreaCommand.TransferArea;
import io.placemarket.command.message.OrganisationCommand.JoinNetwork;
import io.placemarket.command.message.OrganisationCommand.LeaveNetwork;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets networks and training hubs act on behalf of providers, and gives areas to others, over HTTP. */
@RestController
@Tag(name = "Networks")
public final class NetworkController {
    private final Market market;

    public NetworkController(Market market) {
        this.market = market;
    }

    /** Who may act, and from when to when. */
    public record Membership(
            @Nullable OrganisationId hub,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** The last day on which it acts. */
    public record Left(
            @Nullable OrganisationId hub, @Nullable LocalDate lastDay) {}

    /** The provider that takes an area over. */
    public record Transfer(@Nullable OrganisationId to) {}

    /** The member. */
    public record Changed(OrganisationId organisation) {}

    /** The area. */
    public record Transferred(AreaId area) {}

    @Operation(summary = "Let a network or training hub act on your behalf (provider)")
    @PostMapping("/api/network-memberships")
    Mono<ResponseEntity<Changed>> join(@RequestBody Membership body, Actor actor, IdempotencyKey key, IfMatch seen) {
        OrganisationId own = Own.organisation(actor);
        JoinNetwork command = new JoinNetwork(
                own,
                Fields.required("hub", body.hub(), "the identifier of the organisation that acts"),
                Fields.day("from", body.from()),
                Fields.day("to", body.to()));
        return market.ask(command, Asking.by(actor).having(seen).once(key, body), Done.class)
                .map(receipt -> Replies.done(receipt, own.value()).body(new Changed(own)));
    }

    @Operation(summary = "Let it act no longer after a day (provider)")
    @PostMapping("/api/network-memberships/end")
    Mono<ResponseEntity<Changed>> leave(@RequestBody Left body, Actor actor, IdempotencyKey key, IfMatch seen) {
        OrganisationId own = Own.organisation(actor);
        LeaveNetwork command = new LeaveNetwork(
                own,
                Fields.required("hub", body.hub(), "the identifier of the organisation that acts"),
                Fields.day("lastDay", body.lastDay()));
        return market.ask(command, Asking.by(actor).having(seen).once(key, body), Done.class)
                .map(receipt -> Replies.done(receipt, own.value()).body(new Changed(own)));
    }

    @Operation(summary = "Give an area with its offers to another provider, as when practices merge (operator)")
    @PostMapping("/api/placement-areas/{area}/transfer")
    Mono<ResponseEntity<Transferred>> transfer(
            @PathVariable AreaId area, @RequestBody Transfer body, Actor actor, IdempotencyKey key, IfMatch seen) {
        TransferArea command = new TransferArea(area, Fields.required("to", body.to(), "the identifier of a provider"));
        return market.ask(command, Asking.by(actor).having(seen).once(key, area, body), Done.class)
                .map(receipt -> Replies.done(receipt, area.value()).body(new Transferred(area)));
    }
}
