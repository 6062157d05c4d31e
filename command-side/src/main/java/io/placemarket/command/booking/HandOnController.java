package io.placemarket.command.booking;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.gateway.RequestedReason;
import io.placemarket.command.gateway.RequestedWeeks;
import io.placemarket.command.message.BookingCommand.HandOn;
import io.placemarket.command.message.BookingCommand.PostponeAllocation;
import io.placemarket.command.message.BookingCommand.ReplaceStudent;
import io.placemarket.command.message.BookingCommand.TransferAllocation;
import io.placemarket.command.message.Outcome.WeeksHandedOn;
import io.placemarket.command.message.Reckoned;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Postpones and transfers allocations and replaces students over HTTP. */
@RestController
@RequestMapping("/api/allocations/{allocation}")
@Tag(name = "Allocations")
public final class HandOnController {
    private static final String ONE_UNIT =
            "What is given up and what is taken is one unit of work: nobody else can take the place in between."
                    + " Weeks that have begun stay. Where the offer asks for confirmation, its provider confirms anew.";

    private final Market market;
    private final IdSource ids;

    public HandOnController(Market market, IdSource ids) {
        this.market = market;
        this.ids = ids;
    }

    /**
     * To which other weeks, and why.
     *
     * @param weeks those given up; all that have not begun where absent
     * @param to those taken instead, or {@code firstDay} and {@code lastDay}
     */
    public record Postponement(
            @Nullable WeekSet weeks,
            @Nullable WeekSet to,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable RequestedReason reason) {}

    /**
     * To which offer, and why.
     *
     * @param weeks those given up; all that have not begun where absent
     * @param to those taken there; the same where absent
     */
    public record Transfer(
            @Nullable OfferId offer,
            @Nullable WeekSet weeks,
            @Nullable WeekSet to,
            @Nullable RequestedReason reason) {}

    /**
     * Who comes instead, and why.
     *
     * @param student the market's identifier or the university's own number
     * @param weeks those given up; all that have not begun where absent
     */
    public record Replacement(
            @Nullable String student,
            @Nullable WeekSet weeks,
            @Nullable RequestedReason reason) {}

    /**
     * What became of it.
     *
     * @param successor the allocation that goes on
     */
    public record HandedOn(AllocationId allocation, String state, Successor successor) {}

    /** The allocation that goes on, as {@code PROPOSED} or {@code ACCEPTED}. */
    public record Successor(
            AllocationId allocation, StudentId student, WeekSet weeks, String state, Optional<Instant> confirmBy)
            implements Reckoned {
        @Override
        public Optional<Instant> deadline() {
            return confirmBy;
        }
    }

    @Operation(summary = "Move a student to other weeks of the same offer (its university)", description = ONE_UNIT)
    @PostMapping("/postponement")
    Mono<ResponseEntity<HandedOn>> postpone(
            @PathVariable AllocationId allocation,
            @RequestBody Postponement body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        PostponeAllocation command = new PostponeAllocation(
                allocation,
                Optional.ofNullable(body.weeks()),
                RequestedWeeks.required("to", body.to(), body.firstDay(), body.lastDay()),
                RequestedReason.of(body.reason()),
                ids.allocation(allocation.offer()));
        return ask(
                command,
                Asking.by(actor).having(seen).once(key, allocation, body).dry(dryRun));
    }

    @Operation(summary = "Move a student's weeks to another offer (its university)", description = ONE_UNIT)
    @PostMapping("/transfer")
    Mono<ResponseEntity<HandedOn>> transfer(
            @PathVariable AllocationId allocation,
            @RequestBody Transfer body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        TransferAllocation command = new TransferAllocation(
                allocation,
                Optional.ofNullable(body.weeks()),
                Optional.ofNullable(body.to()),
                RequestedReason.of(body.reason()),
                ids.allocation(Fields.required("offer", body.offer(), "another offer's identifier")));
        return ask(
                command,
                Asking.by(actor).having(seen).once(key, allocation, body).dry(dryRun));
    }

    @Operation(
            summary = "Send another student of the cohort instead (its university)",
            description = ONE_UNIT + " It adds no load, so it is allowed in an area that is over its limit.")
    @PostMapping("/replacement")
    Mono<ResponseEntity<HandedOn>> replace(
            @PathVariable AllocationId allocation,
            @RequestBody Replacement body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        ReplaceStudent command = new ReplaceStudent(
                allocation,
                Optional.ofNullable(body.weeks()),
                RequestedStudent.of("student", body.student()),
                RequestedReason.of(body.reason()),
                ids.allocation(allocation.offer()));
        return ask(
                command,
                Asking.by(actor).having(seen).once(key, allocation, body).dry(dryRun));
    }

    private Mono<ResponseEntity<HandedOn>> ask(HandOn command, Asking asking) {
        return market.ask(command, asking, WeeksHandedOn.class).map(receipt -> {
            WeeksHandedOn done = receipt.result();
            Successor successor = new Successor(
                    done.successor(), done.student(), done.weeks(), done.successorState(), done.confirmBy());
            return Replies.created(receipt, done.successor().value(), "/api/allocations/")
                    .body(new HandedOn(command.allocation(), done.state(), successor));
        });
    }
}
