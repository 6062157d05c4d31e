package io.placemarket.command.area;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Own;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.gateway.RequestedReason;
import io.placemarket.command.gateway.RequestedWeeks;
import io.placemarket.command.message.AreaCommand;
import io.placemarket.command.message.AreaCommand.ArrangeSupervisors;
import io.placemarket.command.message.AreaCommand.LiftSafeCapacity;
import io.placemarket.command.message.AreaCommand.LowerSafeCapacity;
import io.placemarket.command.message.AreaCommand.RecordLearnersElsewhere;
import io.placemarket.command.message.AreaCommand.RegisterPlacementArea;
import io.placemarket.command.message.AreaCommand.RemoveSupervisors;
import io.placemarket.command.message.Outcome.AreaChanged;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.command.message.Outcome.OverCommitted;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.reference.ProfessionCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Registers areas and says what counts in their weeks, over HTTP. */
@RestController
@RequestMapping("/api/placement-areas")
@Tag(name = "Placement areas")
public final class AreaController {
    private static final int LONGEST_NAME = 200;

    private final Market market;
    private final IdSource ids;
    private final MarketCalendar calendar;

    public AreaController(Market market, IdSource ids, MarketCalendar calendar) {
        this.market = market;
        this.ids = ids;
        this.calendar = calendar;
    }

    /**
     * What a request says of an area.
     *
     * @param professions the most at once of each profession, by its code
     * @param auditedFrom today where absent
     * @param auditedTo 24 months after the first day where absent
     * @param provider a member on whose behalf a network registers it; the asker's own organisation where absent
     */
    public record NewArea(
            @Nullable String name,
            @Nullable Integer maximum,
            @Nullable Setting setting,
            @Nullable Map<String, Integer> professions,
            @Nullable LocalDate auditedFrom,
            @Nullable LocalDate auditedTo,
            @Nullable OrganisationId provider) {
        Audit audit(LocalDate today) {
            return RequestedAudit.of(maximum, professions, auditedFrom, auditedTo, today);
        }
    }

    /** What is safe in some weeks: named as {@code weeks}, or by {@code firstDay} and {@code lastDay}. */
    public record SafeCapacity(
            @Nullable WeekSet weeks,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable Integer places,
            @Nullable RequestedReason reason) {}

    /**
     * How many learn in the area outside the market in some weeks, in place of what was said before: without a profession, people of none of
     * the market's.
     */
    public record Elsewhere(
            @Nullable WeekSet weeks,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable ProfessionCode profession,
            @Nullable Integer learners) {}

    /**
     * Supervisors of one kind in some weeks.
     *
     * @param professions whose students they may supervise
     * @param people how many; 0 while they are away
     * @param halfHours present in a week, all together; 75 a person (37.5 hours) where absent
     */
    public record Supervisors(
            @Nullable WeekSet weeks,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable List<ProfessionCode> professions,
            @Nullable Integer people,
            @Nullable Integer halfHours) {}

    /** The area's identifier. */
    public record Registered(AreaId area) {}

    /** The weeks in which more are booked than are safe by now; nobody is dropped. */
    public record Changed(AreaId area, List<OverCommitted> overCommitted) {}

    @Operation(summary = "Register a placement area with its audited maximum (provider)")
    @PostMapping
    Mono<ResponseEntity<Registered>> register(@RequestBody NewArea body, Actor actor, IdempotencyKey key) {
        RegisterPlacementArea command = new RegisterPlacementArea(
                ids.area(),
                Optional.ofNullable(body.provider()).orElseGet(() -> Own.organisation(actor)),
                Fields.text("name", body.name(), LONGEST_NAME),
                Optional.ofNullable(body.setting()),
                body.audit(calendar.today()));
        return market.ask(command, Asking.by(actor).once(key, body), Created.class)
                .map(receipt -> Replies.created(receipt, receipt.result().id(), "/api/placement-areas/")
                        .body(new Registered(new AreaId(receipt.result().id()))));
    }

    @Operation(summary = "Say that fewer are safe in some weeks (the area's provider)")
    @PutMapping("/{area}/safe-capacity")
    Mono<ResponseEntity<Changed>> lower(
            @PathVariable AreaId area, @RequestBody SafeCapacity body, Actor actor, IdempotencyKey key, IfMatch seen) {
        LowerSafeCapacity command = new LowerSafeCapacity(
                area,
                RequestedWeeks.required(body.weeks(), body.firstDay(), body.lastDay()),
                Fields.whole("places", body.places(), 0, Audit.MOST),
                RequestedReason.of(body.reason()));
        return change(command, Asking.by(actor).having(seen).once(key, area, body));
    }

    @Operation(summary = "Say how many learn in the area outside the market (the area's provider)")
    @PutMapping("/{area}/learners-elsewhere")
    Mono<ResponseEntity<Changed>> record(
            @PathVariable AreaId area, @RequestBody Elsewhere body, Actor actor, IdempotencyKey key, IfMatch seen) {
        RecordLearnersElsewhere command = new RecordLearnersElsewhere(
                area,
                Optional.ofNullable(body.profession()),
                RequestedWeeks.required(body.weeks(), body.firstDay(), body.lastDay()),
                Fields.whole("learners", body.learners(), 0, Audit.MOST));
        return change(command, Asking.by(actor).having(seen).once(key, area, body));
    }

    @Operation(
            summary =
                    "Say which supervisors are present in some weeks (the area's provider); without any, heads alone count")
    @PutMapping("/{area}/supervisors/{name}")
    Mono<ResponseEntity<Changed>> arrange(
            @PathVariable AreaId area,
            @PathVariable String name,
            @RequestBody Supervisors body,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        int people = Fields.whole("people", body.people(), 0, Audit.MOST);
        ArrangeSupervisors command = new ArrangeSupervisors(
                area,
                RequestedWeeks.required(body.weeks(), body.firstDay(), body.lastDay()),
                new SupervisorGroup(
                        Fields.text("name", name, LONGEST_NAME),
                        new TreeSet<>(Fields.required(
                                "professions", body.professions(), "a list of at least one profession")),
                        people,
                        Fields.optionalWhole("halfHours", body.halfHours(), 0, people * SupervisorGroup.MOST_HALF_HOURS)
                                .orElse(people * SupervisorGroup.MOST_HALF_HOURS)));
        return change(command, Asking.by(actor).having(seen).once(key, area, name, body));
    }

    @Operation(summary = "Count supervisors of that name no more in some weeks (the area's provider)")
    @DeleteMapping("/{area}/supervisors/{name}")
    Mono<ResponseEntity<Changed>> remove(
            @PathVariable AreaId area,
            @PathVariable String name,
            @RequestParam List<String> weeks,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        RemoveSupervisors command = new RemoveSupervisors(area, Fields.weeks("weeks", weeks), name);
        return change(command, Asking.by(actor).having(seen).once(key, area, name, weeks));
    }

    @Operation(summary = "Let the audited maximum count again in some weeks (the area's provider)")
    @DeleteMapping("/{area}/safe-capacity")
    Mono<ResponseEntity<Changed>> lift(
            @PathVariable AreaId area,
            @RequestParam List<String> weeks,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        LiftSafeCapacity command = new LiftSafeCapacity(area, Fields.weeks("weeks", weeks));
        return change(command, Asking.by(actor).having(seen).once(key, area, weeks));
    }

    private Mono<ResponseEntity<Changed>> change(AreaCommand command, Asking asking) {
        return market.ask(command, asking, AreaChanged.class)
                .map(receipt -> Answers.at(receipt.position(), receipt.result().revision())
                        .body(new Changed(command.area(), receipt.result().overCommitted())));
    }
}
