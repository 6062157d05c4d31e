package io.placemarket.command.offer;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.gateway.RequestedReason;
import io.placemarket.command.gateway.RequestedWeeks;
import io.placemarket.command.message.OfferCommand;
import io.placemarket.command.message.OfferCommand.AmendOffer;
import io.placemarket.command.message.OfferCommand.Linked;
import io.placemarket.command.message.OfferCommand.PostLinkedOffers;
import io.placemarket.command.message.OfferCommand.WithdrawPart;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.Outcome.OffersPosted;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ProfessionCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Posts offers together, amends them and withdraws them in part, over HTTP. */
@RestController
@Tag(name = "Offers")
public final class OfferTermsController {
    private final Market market;
    private final IdSource ids;

    public OfferTermsController(Market market, IdSource ids) {
        this.market = market;
        this.ids = ids;
    }

    /**
     * Several offers alike.
     *
     * @param professions 2 to 8, an offer for each
     * @param offer what is said of each of them; its own profession counts for nothing
     */
    public record LinkedOffers(
            @Nullable List<ProfessionCode> professions,
            @Nullable NewOffer offer) {}

    /** The offers' identifiers, in the order of the professions. */
    public record Posted(List<OfferId> offers) {}

    /**
     * What is withdrawn.
     *
     * @param weeks the offer's from this week on, where neither weeks nor days are named
     * @param placesLeft how many are left in each of them; 0 where absent
     */
    public record Part(
            @Nullable WeekSet weeks,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable Integer placesLeft,
            @Nullable RequestedReason reason) {}

    /** The offer's identifier. */
    public record Changed(OfferId offer) {}

    @Operation(
            summary = "Post the same places for several professions, such as any nursing field (the area's provider);"
                    + " all or none")
    @PostMapping("/api/placement-areas/{area}/linked-offers")
    Mono<ResponseEntity<Posted>> post(
            @PathVariable AreaId area, @RequestBody LinkedOffers body, Actor actor, IdempotencyKey key) {
        List<ProfessionCode> professions =
                Fields.required("professions", body.professions(), "a list of 2 to 8 professions");
        if (professions.isEmpty()) {
            throw Problem.missing("professions", "a list of 2 to 8 professions").refused();
        }
        PostLinkedOffers command = new PostLinkedOffers(
                area,
                Fields.required("offer", body.offer(), "what is said of each of them")
                        .of(professions.getFirst())
                        .checked(),
                professions.stream()
                        .map(profession -> new Linked(profession, ids.offer(area)))
                        .toList());
        return market.ask(command, Asking.by(actor).once(key, area, body), OffersPosted.class)
                .map(receipt -> ResponseEntity.status(HttpStatus.CREATED)
                        .header(Answers.POSITION, Long.toString(receipt.position()))
                        .header(HttpHeaders.LOCATION, "/api/offers?area=" + area)
                        .body(new Posted(receipt.result().offers())));
    }

    @Operation(
            summary = "Amend an offer (its provider): all its terms as they are to be",
            description = "Which terms may change once something is booked stands in docs/amending-offers.md.")
    @PutMapping("/api/offers/{offer}/terms")
    Mono<ResponseEntity<Changed>> amend(
            @PathVariable OfferId offer,
            @RequestBody NewOffer body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        AmendOffer command = new AmendOffer(offer, body.checked());
        return change(
                command,
                offer,
                Asking.by(actor).having(seen).once(key, offer, body).dry(dryRun));
    }

    @Operation(
            summary = "Withdraw some weeks or some places of an offer, with a reason (its provider); nobody booked"
                    + " loses a place")
    @PostMapping("/api/offers/{offer}/partial-withdrawal")
    Mono<ResponseEntity<Changed>> withdraw(
            @PathVariable OfferId offer,
            @RequestBody Part body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        WithdrawPart command = new WithdrawPart(
                offer,
                RequestedWeeks.optional(body.weeks(), body.firstDay(), body.lastDay()),
                Fields.optionalWhole("placesLeft", body.placesLeft(), 0, OfferTerms.MOST_PLACES)
                        .orElse(0),
                RequestedReason.of(body.reason()));
        return change(
                command,
                offer,
                Asking.by(actor).having(seen).once(key, offer, body).dry(dryRun));
    }

    private Mono<ResponseEntity<Changed>> change(OfferCommand command, OfferId offer, Asking asking) {
        return market.ask(command, asking, Done.class)
                .map(receipt -> Replies.done(receipt, offer.value()).body(new Changed(offer)));
    }
}
