package io.placemarket.command.booking;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.ReasonBody;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.gateway.RequestedReason;
import io.placemarket.command.gateway.RequestedWeeks;
import io.placemarket.command.message.BookingCommand.AcceptAllocation;
import io.placemarket.command.message.BookingCommand.OfAllocation;
import io.placemarket.command.message.BookingCommand.ReportDidNotStart;
import io.placemarket.command.message.BookingCommand.ReportLeftEarly;
import io.placemarket.command.message.BookingCommand.ReturnAllocation;
import io.placemarket.command.message.BookingCommand.WithdrawAllocation;
import io.placemarket.command.message.BookingCommand.WithdrawWeeks;
import io.placemarket.command.message.Outcome.AllocationChanged;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.identity.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Carries allocations through their life over HTTP. */
@RestController
@RequestMapping("/api/allocations/{allocation}")
@Tag(name = "Allocations")
public final class AllocationController {
    private final Market market;

    public AllocationController(Market market) {
        this.market = market;
    }

    /** When and why a student left. */
    public record LeftEarly(
            @Nullable LocalDate lastDay, @Nullable RequestedReason reason) {}

    /** Which weeks, as {@code weeks} or by {@code firstDay} and {@code lastDay}, and why. */
    public record SomeWeeks(
            @Nullable WeekSet weeks,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable RequestedReason reason) {}

    /** Where the allocation stands now. */
    public record Standing(AllocationId allocation, String state) {}

    @Operation(summary = "Accept a proposal (the area's provider)")
    @PostMapping("/acceptance")
    Mono<ResponseEntity<Standing>> accept(
            @PathVariable AllocationId allocation,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return ask(
                new AcceptAllocation(allocation),
                Asking.by(actor).having(seen).once(key, allocation).dry(dryRun));
    }

    @Operation(summary = "Return a proposal, with a reason (the area's provider)")
    @PostMapping("/return")
    Mono<ResponseEntity<Standing>> giveBack(
            @PathVariable AllocationId allocation,
            @RequestBody ReasonBody body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return ask(
                new ReturnAllocation(allocation, body.checked()),
                Asking.by(actor).having(seen).once(key, allocation, body).dry(dryRun));
    }

    @Operation(summary = "Give up the weeks that have not begun (either side)")
    @PostMapping("/withdrawal")
    Mono<ResponseEntity<Standing>> withdraw(
            @PathVariable AllocationId allocation,
            @RequestBody ReasonBody body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return ask(
                new WithdrawAllocation(allocation, body.checked()),
                Asking.by(actor).having(seen).once(key, allocation, body).dry(dryRun));
    }

    @Operation(
            summary = "Give up some weeks that have not begun (either side)",
            description = "Naming all that have not begun gives the allocation up.")
    @PostMapping("/partial-withdrawal")
    Mono<ResponseEntity<Standing>> withdrawWeeks(
            @PathVariable AllocationId allocation,
            @RequestBody SomeWeeks body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return ask(
                new WithdrawWeeks(
                        allocation,
                        RequestedWeeks.required(body.weeks(), body.firstDay(), body.lastDay()),
                        RequestedReason.of(body.reason())),
                Asking.by(actor).having(seen).once(key, allocation, body).dry(dryRun));
    }

    @Operation(summary = "Report that the student never came (either side)")
    @PostMapping("/did-not-start")
    Mono<ResponseEntity<Standing>> didNotStart(
            @PathVariable AllocationId allocation,
            @RequestBody ReasonBody body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return ask(
                new ReportDidNotStart(allocation, body.checked()),
                Asking.by(actor).having(seen).once(key, allocation, body).dry(dryRun));
    }

    @Operation(summary = "Report that the student left before the end (either side)")
    @PostMapping("/left-early")
    Mono<ResponseEntity<Standing>> leftEarly(
            @PathVariable AllocationId allocation,
            @RequestBody LeftEarly body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return ask(
                new ReportLeftEarly(
                        allocation, Fields.day("lastDay", body.lastDay()), RequestedReason.of(body.reason())),
                Asking.by(actor).having(seen).once(key, allocation, body).dry(dryRun));
    }

    private Mono<ResponseEntity<Standing>> ask(OfAllocation command, Asking asking) {
        return market.ask(command, asking, AllocationChanged.class)
                .map(receipt -> Replies.done(receipt, command.allocation().value())
                        .body(new Standing(
                                command.allocation(), receipt.result().state())));
    }
}
