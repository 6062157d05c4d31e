package io.placemarket.command.offer;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.gateway.RequestedReason;
import io.placemarket.command.message.OfferCommand.CloseOffer;
import io.placemarket.command.message.OfferCommand.CopyOffers;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.OfferCommand.WithdrawOffer;
import io.placemarket.command.message.Outcome.Copy;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.Outcome.OfferClosed;
import io.placemarket.command.message.Outcome.OffersCopied;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.identity.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Posts, copies and withdraws offers over HTTP. */
@RestController
@Tag(name = "Offers")
public final class OfferController {
    private static final int MOST_WEEKS_LATER = 520;
    /** A year of whole weeks. */
    private static final int YEAR = 52;

    private final Market market;
    private final IdSource ids;

    public OfferController(Market market, IdSource ids) {
        this.market = market;
        this.ids = ids;
    }

    /**
     * The days between which the offers began, by how many weeks their copies are moved (52 where absent), and whether what was copied to there before
     * is copied once more.
     */
    public record Copies(
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable Integer weeksLater,
            @Nullable Boolean again) {}

    /** Why, and whether what is booked goes too. */
    public record Withdrawal(
            @Nullable RequestedReason reason, @Nullable Boolean bookingsToo) {}

    /** The offer's identifier. */
    public record Posted(OfferId offer) {}

    /**
     * Every new offer beside the one it was copied from.
     *
     * @param already what was not copied, because it had been before, beside that copy
     * @param bankHolidaysKnownUntil where copies last beyond it; nobody has said yet which days of later years are bank holidays
     * @param warning the same in a sentence; empty where all is known
     */
    public record Copied(
            List<Copy> copies, List<Copy> already, Optional<LocalDate> bankHolidaysKnownUntil, String warning) {}

    /** What went with the offer. */
    public record Withdrawn(OfferId offer, List<HoldId> released, List<AllocationId> withdrawn) {}

    @Operation(summary = "Post places in an area (the area's provider); five fields are enough")
    @PostMapping("/api/placement-areas/{area}/offers")
    Mono<ResponseEntity<Posted>> post(
            @PathVariable AreaId area, @RequestBody NewOffer body, Actor actor, IdempotencyKey key, IfMatch seen) {
        PostOffer command = new PostOffer(ids.offer(area), body.checked(), false, Optional.ofNullable(body.replaces()));
        return market.ask(command, Asking.by(actor).having(seen).once(key, area, body), Created.class)
                .map(receipt -> Replies.created(receipt, receipt.result().id(), "/api/offers/")
                        .body(new Posted(new OfferId(receipt.result().id()))));
    }

    @Operation(
            summary = "Post again what began between two days, moved by whole weeks (the area's provider)",
            description =
                    "Not what was posted in error, nor what another offer replaced: that one is copied. What was copied to there before is not"
                            + " copied again, and named, unless again is true. Offers that are alternatives for the same places stay alternatives."
                            + " Days move with bank holidays as far as they are known; where copies last longer, the answer warns.")
    @PostMapping("/api/placement-areas/{area}/offer-copies")
    Mono<ResponseEntity<Copied>> copy(
            @PathVariable AreaId area, @RequestBody Copies body, Actor actor, IdempotencyKey key, IfMatch seen) {
        CopyOffers command = new CopyOffers(
                area,
                Fields.day("firstDay", body.firstDay()),
                Fields.day("lastDay", body.lastDay()),
                Fields.optionalWhole("weeksLater", body.weeksLater(), 1, MOST_WEEKS_LATER)
                        .orElse(YEAR),
                Boolean.TRUE.equals(body.again()));
        return market.ask(command, Asking.by(actor).having(seen).once(key, area, body), OffersCopied.class)
                .map(receipt -> ResponseEntity.status(
                                receipt.result().copies().isEmpty() ? HttpStatus.OK : HttpStatus.CREATED)
                        .header(Answers.POSITION, Long.toString(receipt.position()))
                        .header(HttpHeaders.LOCATION, "/api/offers?area=" + area)
                        .eTag(Answers.etag(receipt.revisionOf(area.value()).orElse(0)))
                        .body(new Copied(
                                receipt.result().copies(),
                                receipt.result().already().orElse(List.of()),
                                receipt.result().bankHolidaysKnownUntil(),
                                receipt.result()
                                        .bankHolidaysKnownUntil()
                                        .map(day -> "Bank holidays are known until " + day
                                                + " only: look at the first and last days of later copies.")
                                        .orElse(""))));
    }

    @Operation(
            summary = "Close an offer: nothing further is booked in it, what is booked stays (its provider)",
            description = "Who waits for it waits no longer. An offer that is not released yet is withdrawn instead.")
    @PostMapping("/api/offers/{offer}/closure")
    Mono<ResponseEntity<Posted>> close(
            @PathVariable OfferId offer,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return market.ask(
                        new CloseOffer(offer),
                        Asking.by(actor).having(seen).once(key, offer).dry(dryRun),
                        Done.class)
                .map(receipt -> Replies.done(receipt, offer.value()).body(new Posted(offer)));
    }

    @Operation(summary = "Withdraw an offer, with a reason (its provider)")
    @PostMapping("/api/offers/{offer}/withdrawal")
    Mono<ResponseEntity<Withdrawn>> withdraw(
            @PathVariable OfferId offer,
            @RequestBody Withdrawal body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        WithdrawOffer command = new WithdrawOffer(
                offer,
                RequestedReason.of(body.reason()),
                Optional.ofNullable(body.bookingsToo()).orElse(false));
        return market.ask(
                        command,
                        Asking.by(actor).having(seen).once(key, offer, body).dry(dryRun),
                        OfferClosed.class)
                .map(receipt -> Replies.done(receipt, offer.value())
                        .body(new Withdrawn(
                                offer,
                                receipt.result().released(),
                                receipt.result().withdrawn())));
    }
}
