package io.placemarket.command.booking;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.ReasonBody;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.gateway.RequestedWeeks;
import io.placemarket.command.message.BookingCommand.ExtendHold;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.ReleaseHold;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.Outcome.HoldKept;
import io.placemarket.command.message.Outcome.HoldTaken;
import io.placemarket.command.message.Reckoned;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.OfferTerms;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Places and releases holds over HTTP. */
@RestController
@Tag(name = "Holds")
public final class HoldController {
    private final Market market;
    private final IdSource ids;

    public HoldController(Market market, IdSource ids) {
        this.market = market;
        this.ids = ids;
    }

    /** What to hold; all weeks of the offer from this one on where none are named. */
    public record NewHold(
            @Nullable CohortId cohort,
            @Nullable Integer places,
            @Nullable WeekSet weeks,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay) {}

    /** The hold's identifier. */
    public record Released(HoldId hold) {}

    /** Until when its places are kept now. */
    public record Extended(HoldId hold, Instant lapsesAt) implements Reckoned {
        @Override
        public Optional<Instant> deadline() {
            return Optional.of(lapsesAt);
        }
    }

    @Operation(summary = "Take places for a cohort without naming students (university)")
    @PostMapping("/api/offers/{offer}/holds")
    Mono<ResponseEntity<HoldTaken>> place(
            @PathVariable OfferId offer,
            @RequestBody NewHold body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        PlaceHold command = new PlaceHold(
                ids.hold(offer),
                Fields.required("cohort", body.cohort(), "a cohort's identifier"),
                Fields.whole("places", body.places(), 1, OfferTerms.MOST_PLACES),
                RequestedWeeks.optional(body.weeks(), body.firstDay(), body.lastDay()));
        return market.ask(
                        command,
                        Asking.by(actor).having(seen).once(key, offer, body).dry(dryRun),
                        HoldTaken.class)
                .map(receipt -> Replies.created(receipt, receipt.result().hold().value(), "/api/holds/")
                        .body(receipt.result()));
    }

    @Operation(summary = "Give up what is left of a hold (its university, or the area's provider)")
    @PostMapping("/api/holds/{hold}/release")
    Mono<ResponseEntity<Released>> release(
            @PathVariable HoldId hold,
            @RequestBody ReasonBody body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        ReleaseHold command = new ReleaseHold(hold, body.checked());
        return market.ask(
                        command,
                        Asking.by(actor).having(seen).once(key, hold, body).dry(dryRun),
                        Done.class)
                .map(receipt -> Replies.done(receipt, hold.value()).body(new Released(hold)));
    }

    @Operation(
            summary = "Keep the places of a hold five working days longer, once (its university)",
            description = "They are counted from the day on which it would lapse, until 17:00 UK time.")
    @PostMapping("/api/holds/{hold}/extension")
    Mono<ResponseEntity<Extended>> extend(
            @PathVariable HoldId hold,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return market.ask(
                        new ExtendHold(hold),
                        Asking.by(actor).having(seen).once(key, hold).dry(dryRun),
                        HoldKept.class)
                .map(receipt -> Replies.done(receipt, hold.value())
                        .body(new Extended(hold, receipt.result().lapsesAt())));
    }
}
