package io.placemarket.command.calendar;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.message.CalendarCommand.MakeCalendarLink;
import io.placemarket.command.message.CalendarCommand.RevokeCalendarLink;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.edge.personal.KeyedHash;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CalendarId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.identity.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Makes and revokes links to calendars over HTTP. */
@RestController
@Tag(name = "Calendars")
public final class CalendarLinkController {
    private static final String ONCE =
            "The answer is the only place where the link stands: the market keeps no more than a hash of it. Whoever has it"
                    + " reads the calendar without signing in; it names no student. A link made before leads nowhere from"
                    + " then on.";

    private final Market market;
    private final IdSource ids;
    private final CalendarSecrets secrets;

    public CalendarLinkController(Market market, IdSource ids, KeyedHash hashes) {
        this.market = market;
        this.ids = ids;
        this.secrets = new CalendarSecrets(hashes);
    }

    /**
     * A link.
     *
     * @param path of the calendar, below the market's own address
     */
    public record Link(String path) {}

    /** Whose link leads nowhere now. */
    public record Revoked(CalendarId calendar) {}

    @Operation(summary = "Make a secret link to the calendar of an area (its provider)", description = ONCE)
    @PostMapping("/api/placement-areas/{area}/calendar-link")
    Mono<ResponseEntity<Link>> ofArea(@PathVariable AreaId area, Actor actor, IdempotencyKey key) {
        return make(CalendarId.of(area), actor, key);
    }

    @Operation(summary = "Make a secret link to the calendar of a cohort (its university)", description = ONCE)
    @PostMapping("/api/cohorts/{cohort}/calendar-link")
    Mono<ResponseEntity<Link>> ofCohort(@PathVariable CohortId cohort, Actor actor, IdempotencyKey key) {
        return make(CalendarId.of(cohort), actor, key);
    }

    @Operation(summary = "Let the link to the calendar of an area lead nowhere (its provider)")
    @DeleteMapping("/api/placement-areas/{area}/calendar-link")
    Mono<ResponseEntity<Revoked>> revoke(@PathVariable AreaId area, Actor actor, IdempotencyKey key) {
        return revoke(CalendarId.of(area), actor, key);
    }

    @Operation(summary = "Let the link to the calendar of a cohort lead nowhere (its university)")
    @DeleteMapping("/api/cohorts/{cohort}/calendar-link")
    Mono<ResponseEntity<Revoked>> revoke(@PathVariable CohortId cohort, Actor actor, IdempotencyKey key) {
        return revoke(CalendarId.of(cohort), actor, key);
    }

    private Mono<ResponseEntity<Link>> make(CalendarId calendar, Actor actor, IdempotencyKey key) {
        String serial = ids.serial();
        MakeCalendarLink command = new MakeCalendarLink(calendar, serial, CalendarSecrets.hash(secrets.secret(serial)));
        return market.ask(command, Asking.by(actor).once(key, calendar), Created.class)
                .map(receipt -> Replies.done(receipt, calendar.value())
                        .body(new Link("/calendars/%s.ics"
                                .formatted(secrets.secret(receipt.result().id())))));
    }

    private Mono<ResponseEntity<Revoked>> revoke(CalendarId calendar, Actor actor, IdempotencyKey key) {
        return market.ask(new RevokeCalendarLink(calendar), Asking.by(actor).once(key, calendar), Done.class)
                .map(receipt -> Replies.done(receipt, calendar.value()).body(new Revoked(calendar)));
    }
}
