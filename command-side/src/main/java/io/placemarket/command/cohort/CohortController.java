package io.placemarket.command.cohort;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Own;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.gateway.RequestedWeeks;
import io.placemarket.command.message.CohortCommand.CreateCohort;
import io.placemarket.command.message.Outcome;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Attendance;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.reference.ProfessionCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Creates cohorts over HTTP. */
@RestController
@Tag(name = "Cohorts")
public final class CohortController {
    static final int LONGEST_NAME = 200;

    private final Market market;
    private final IdSource ids;

    public CohortController(Market market, IdSource ids) {
        this.market = market;
        this.ids = ids;
    }

    /**
     * What a request says of a cohort; its weeks as {@code weeks}, or by {@code firstDay} and {@code lastDay}.
     *
     * @param route a degree where absent
     * @param attendance full-time where absent
     * @param intake the month it began, such as 2025-09
     */
    public record NewCohort(
            @Nullable String programme,
            @Nullable ProfessionCode profession,
            @Nullable LearnerLevel level,
            @Nullable Route route,
            @Nullable Attendance attendance,
            @Nullable YearMonth intake,
            @Nullable Integer size,
            @Nullable WeekSet weeks,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay) {
        Programme checked() {
            return new Programme(
                    Fields.text("programme", programme, LONGEST_NAME),
                    Fields.required("profession", profession, "a profession's code such as NUR-ADULT"),
                    Fields.one("level", level, LearnerLevel.class),
                    Optional.ofNullable(route).orElse(Route.DEGREE),
                    Optional.ofNullable(attendance).orElse(Attendance.FULL_TIME),
                    Fields.required("intake", intake, "a month such as 2025-09"),
                    Fields.whole("size", size, 1, Programme.MOST_STUDENTS),
                    RequestedWeeks.required(weeks, firstDay, lastDay));
        }
    }

    /** The cohort's identifier. */
    public record Created(CohortId cohort) {}

    @Operation(summary = "Create a cohort that must be placed (university)")
    @PostMapping("/api/cohorts")
    Mono<ResponseEntity<Created>> create(@RequestBody NewCohort body, Actor actor, IdempotencyKey key) {
        CreateCohort command = new CreateCohort(ids.cohort(), Own.organisation(actor), body.checked());
        return market.ask(command, Asking.by(actor).once(key, body), Outcome.Created.class)
                .map(receipt -> Replies.created(receipt, receipt.result().id(), "/api/cohorts/")
                        .body(new Created(new CohortId(receipt.result().id()))));
    }
}
