package io.placemarket.command.area;

import io.placemarket.command.area.AreaController.Changed;
import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.RequestedReason;
import io.placemarket.command.message.AreaCommand;
import io.placemarket.command.message.AreaCommand.ChangeAudit;
import io.placemarket.command.message.AreaCommand.EndAudit;
import io.placemarket.command.message.AreaCommand.RenewAudit;
import io.placemarket.command.message.Outcome.AreaChanged;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.identity.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Renews, changes and ends an area's educational audit over HTTP. */
@RestController
@RequestMapping("/api/placement-areas/{area}")
@Tag(name = "Placement areas")
public final class AuditController {
    private static final String PROFESSIONS =
            "professions: the most at once of each, and no others. Where it is absent they stay as"
                    + " before, none above the new maximum; {} lifts them: any profession, up to the maximum.";

    private final Market market;
    private final MarketCalendar calendar;

    public AuditController(Market market, MarketCalendar calendar) {
        this.market = market;
        this.calendar = calendar;
    }

    /**
     * What the audit says from some day on.
     *
     * @param from today where absent
     * @param professions the most at once of each profession, by its code, and no others; as before where absent (none above the new maximum), any
     *     where empty: {@code {}}
     */
    public record ChangedAudit(
            @Nullable LocalDate from,
            @Nullable Integer maximum,
            @Nullable Map<String, Integer> professions) {}

    /** Its last day, and why. */
    public record EndedAudit(
            @Nullable LocalDate lastDay, @Nullable RequestedReason reason) {}

    /**
     * A further audit.
     *
     * @param professions the most at once of each profession, by its code, and no others; as before where absent (none above the new maximum), any
     *     where empty: {@code {}}
     * @param auditedFrom today where absent
     * @param auditedTo 24 months after the first day where absent
     */
    public record RenewedAudit(
            @Nullable Integer maximum,
            @Nullable Map<String, Integer> professions,
            @Nullable LocalDate auditedFrom,
            @Nullable LocalDate auditedTo) {}

    @Operation(
            summary = "Record that the area was audited again (the area's provider); nobody booked is dropped",
            description = PROFESSIONS)
    @PostMapping("/audit-renewals")
    Mono<ResponseEntity<Changed>> renew(
            @PathVariable AreaId area, @RequestBody RenewedAudit body, Actor actor, IdempotencyKey key, IfMatch seen) {
        RenewAudit command = new RenewAudit(
                area,
                RequestedAudit.of(
                        body.maximum(), body.professions(), body.auditedFrom(), body.auditedTo(), calendar.today()),
                body.professions() == null);
        return change(command, Asking.by(actor).having(seen).once(key, area, body));
    }

    @Operation(
            summary = "Record that the audit allows another number or other professions from a day on (the area's"
                    + " provider); nobody booked is dropped",
            description = PROFESSIONS)
    @PostMapping("/audit-changes")
    Mono<ResponseEntity<Changed>> change(
            @PathVariable AreaId area, @RequestBody ChangedAudit body, Actor actor, IdempotencyKey key, IfMatch seen) {
        int maximum = RequestedAudit.maximum(body.maximum());
        ChangeAudit command = new ChangeAudit(
                area,
                body.from() == null ? calendar.today() : body.from(),
                maximum,
                Optional.ofNullable(body.professions()).map(named -> RequestedAudit.professions(named, maximum)));
        return change(command, Asking.by(actor).having(seen).once(key, area, body));
    }

    @Operation(
            summary = "Record that the area is audited no longer after a day, with a reason (the area's provider);"
                    + " nobody booked is dropped")
    @PostMapping("/audit-end")
    Mono<ResponseEntity<Changed>> end(
            @PathVariable AreaId area, @RequestBody EndedAudit body, Actor actor, IdempotencyKey key, IfMatch seen) {
        EndAudit command = new EndAudit(area, Fields.day("lastDay", body.lastDay()), RequestedReason.of(body.reason()));
        return change(command, Asking.by(actor).having(seen).once(key, area, body));
    }

    private Mono<ResponseEntity<Changed>> change(AreaCommand command, Asking asking) {
        return market.ask(command, asking, AreaChanged.class)
                .map(receipt -> Answers.at(receipt.position(), receipt.result().revision())
                        .body(new Changed(command.area(), receipt.result().overCommitted())));
    }
}
