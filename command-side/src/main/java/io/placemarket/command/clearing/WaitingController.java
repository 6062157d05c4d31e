package io.placemarket.command.clearing;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.gateway.RequestedWeeks;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.Outcome.HoldTaken;
import io.placemarket.command.message.Outcome.PlacesAwaited;
import io.placemarket.command.message.WaitingCommand.DeclineTurn;
import io.placemarket.command.message.WaitingCommand.JoinWaitingList;
import io.placemarket.command.message.WaitingCommand.LeaveWaitingList;
import io.placemarket.command.message.WaitingCommand.TakeTurn;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.id.WaitingListId;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Waiting for places of a full offer, and the turns that come of it, over HTTP. */
@RestController
@Tag(name = "Waiting list")
public final class WaitingController {
    private final Market market;
    private final IdSource ids;

    public WaitingController(Market market, IdSource ids) {
        this.market = market;
        this.ids = ids;
    }

    /** What is waited for; all weeks of the offer from this one on where none are named. */
    public record NewEntry(
            @Nullable CohortId cohort,
            @Nullable Integer places,
            @Nullable WeekSet weeks,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay) {}

    /** The entry that waits no longer. */
    public record Left(EntryId entry) {}

    /** The turn that is the next one's. */
    public record Declined(TurnId turn) {}

    @Operation(
            summary = "Wait for places of a full offer (university)",
            description = "It takes no capacity. When places become free, the first entry that fits whole gets a turn:"
                    + " they are kept for it for two working days, until 17:00 UK time.")
    @PostMapping("/api/offers/{offer}/waiting-entries")
    Mono<ResponseEntity<PlacesAwaited>> join(
            @PathVariable OfferId offer,
            @RequestBody NewEntry body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        JoinWaitingList command = new JoinWaitingList(
                ids.entry(offer),
                Fields.required("cohort", body.cohort(), "a cohort's identifier"),
                Fields.whole("places", body.places(), 1, OfferTerms.MOST_PLACES),
                RequestedWeeks.optional(body.weeks(), body.firstDay(), body.lastDay()));
        return market.ask(
                        command,
                        Asking.by(actor).having(seen).once(key, offer, body).dry(dryRun),
                        PlacesAwaited.class)
                .map(receipt -> Replies.createdAt(receipt, list(offer), "/api/waiting-entries?offer=" + offer)
                        .body(receipt.result()));
    }

    @Operation(summary = "Wait no longer (its university)")
    @DeleteMapping("/api/waiting-entries/{entry}")
    Mono<ResponseEntity<Left>> leave(
            @PathVariable EntryId entry,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return market.ask(
                        new LeaveWaitingList(entry),
                        Asking.by(actor).having(seen).once(key, entry).dry(dryRun),
                        Done.class)
                .map(receipt -> Replies.done(receipt, list(entry.offer())).body(new Left(entry)));
    }

    @Operation(summary = "Hold the places of a turn (its university)")
    @PostMapping("/api/turns/{turn}/hold")
    Mono<ResponseEntity<HoldTaken>> take(
            @PathVariable TurnId turn,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return market.ask(
                        new TakeTurn(turn, ids.hold(turn.offer())),
                        Asking.by(actor).having(seen).once(key, turn).dry(dryRun),
                        HoldTaken.class)
                .map(receipt -> Replies.created(receipt, receipt.result().hold().value(), "/api/holds/")
                        .body(receipt.result()));
    }

    @Operation(summary = "Leave the places of a turn to the next who waits (its university)")
    @DeleteMapping("/api/turns/{turn}")
    Mono<ResponseEntity<Declined>> decline(
            @PathVariable TurnId turn,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return market.ask(
                        new DeclineTurn(turn),
                        Asking.by(actor).having(seen).once(key, turn).dry(dryRun),
                        Done.class)
                .map(receipt -> Replies.done(receipt, list(turn.offer())).body(new Declined(turn)));
    }

    private static String list(OfferId offer) {
        return WaitingListId.of(offer.area()).value();
    }
}
