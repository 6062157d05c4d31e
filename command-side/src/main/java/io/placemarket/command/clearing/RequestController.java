package io.placemarket.command.clearing;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.gateway.RequestedWeeks;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.Outcome.PlacesAsked;
import io.placemarket.command.message.ReleaseCommand.ChangeRequest;
import io.placemarket.command.message.ReleaseCommand.RequestPlaces;
import io.placemarket.command.message.ReleaseCommand.TakeBackRequest;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.ReleaseId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.OfferTerms;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Requests for places of an offer that is not released yet, over HTTP. */
@RestController
@Tag(name = "Requests")
public final class RequestController {
    private final Market market;
    private final IdSource ids;

    public RequestController(Market market, IdSource ids) {
        this.market = market;
        this.ids = ids;
    }

    /** What is asked for; all weeks of the offer from that of its release on where none are named. */
    public record NewRequest(
            @Nullable CohortId cohort,
            @Nullable Integer places,
            @Nullable WeekSet weeks,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay) {}

    /** What is asked for instead. */
    public record OtherRequest(
            @Nullable Integer places,
            @Nullable WeekSet weeks,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay) {}

    /** The request that is no more. */
    public record TakenBack(RequestId request) {}

    @Operation(
            summary = "Ask for places of an offer before its release (university)",
            description =
                    "It takes no capacity. At the release all requests are resolved together, and what is granted is"
                            + " held for the cohort. A cohort has one request at a time in an offer.")
    @PostMapping("/api/offers/{offer}/requests")
    Mono<ResponseEntity<PlacesAsked>> ask(
            @PathVariable OfferId offer,
            @RequestBody NewRequest body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        RequestPlaces command = new RequestPlaces(
                ids.request(offer),
                Fields.required("cohort", body.cohort(), "a cohort's identifier"),
                Fields.whole("places", body.places(), 1, OfferTerms.MOST_PLACES),
                RequestedWeeks.optional(body.weeks(), body.firstDay(), body.lastDay()));
        return market.ask(
                        command,
                        Asking.by(actor).having(seen).once(key, offer, body).dry(dryRun),
                        PlacesAsked.class)
                .map(receipt -> Replies.createdAt(
                                receipt, ReleaseId.of(offer).value(), "/api/offers/" + offer + "/release")
                        .body(receipt.result()));
    }

    @Operation(summary = "Ask for something else instead, until the release (its university)")
    @PutMapping("/api/requests/{request}")
    Mono<ResponseEntity<PlacesAsked>> change(
            @PathVariable RequestId request,
            @RequestBody OtherRequest body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        ChangeRequest command = new ChangeRequest(
                request,
                Fields.whole("places", body.places(), 1, OfferTerms.MOST_PLACES),
                RequestedWeeks.optional(body.weeks(), body.firstDay(), body.lastDay()));
        return market.ask(
                        command,
                        Asking.by(actor).having(seen).once(key, request, body).dry(dryRun),
                        PlacesAsked.class)
                .map(receipt -> Replies.done(receipt, release(request)).body(receipt.result()));
    }

    @Operation(summary = "Take a request back, until the release (its university)")
    @DeleteMapping("/api/requests/{request}")
    Mono<ResponseEntity<TakenBack>> takeBack(
            @PathVariable RequestId request,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return market.ask(
                        new TakeBackRequest(request),
                        Asking.by(actor).having(seen).once(key, request).dry(dryRun),
                        Done.class)
                .map(receipt -> Replies.done(receipt, release(request)).body(new TakenBack(request)));
    }

    private static String release(RequestId request) {
        return ReleaseId.of(request.offer()).value();
    }
}
