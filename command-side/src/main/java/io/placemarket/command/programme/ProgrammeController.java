package io.placemarket.command.programme;

import io.placemarket.command.aggregate.Lines;
import io.placemarket.command.booking.RequestedStudent;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.gateway.RequestedReason;
import io.placemarket.command.message.Outcome.ProgrammesRecorded;
import io.placemarket.command.message.ProgrammeCommand;
import io.placemarket.command.message.ProgrammeCommand.CompleteProgrammes;
import io.placemarket.command.message.ProgrammeCommand.LeaveProgrammes;
import io.placemarket.command.message.ProgrammeCommand.Leaver;
import io.placemarket.command.message.ProgrammeCommand.OnDay;
import io.placemarket.command.message.ProgrammeCommand.ReinstateStudents;
import io.placemarket.command.message.ProgrammeCommand.Returner;
import io.placemarket.command.message.ProgrammeCommand.StartProgrammes;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.identity.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A student's programme over HTTP; a whole cohort's comes as a table. */
@RestController
@RequestMapping(path = "/api/cohorts/{cohort}", consumes = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Cohorts")
public final class ProgrammeController {
    private final Market market;

    public ProgrammeController(Market market) {
        this.market = market;
    }

    /**
     * A student, and when.
     *
     * @param student the market's identifier or the university's own number
     */
    public record StudentAndDay(
            @Nullable String student, @Nullable LocalDate day) {
        OnDay checked() {
            return new OnDay(Lines.NONE, RequestedStudent.of("student", student), Fields.day("day", day));
        }
    }

    /**
     * A student who left, when and why.
     *
     * @param student the market's identifier or the university's own number
     */
    public record StudentLeaving(
            @Nullable String student,
            @Nullable LocalDate lastDay,
            @Nullable RequestedReason reason) {
        Leaver checked() {
            return new Leaver(
                    Lines.NONE,
                    RequestedStudent.of("student", student),
                    Fields.day("lastDay", lastDay),
                    RequestedReason.of(reason));
        }
    }

    /**
     * A student who goes on, and why it was said otherwise.
     *
     * @param student the market's identifier or the university's own number
     */
    public record StudentGoingOn(
            @Nullable String student, @Nullable RequestedReason reason) {
        Returner checked() {
            return new Returner(Lines.NONE, RequestedStudent.of("student", student), RequestedReason.of(reason));
        }
    }

    @Operation(
            summary = "Say that a student started the programme (the cohort's university)",
            description = "Once a student; it is no start of a placement. What was said before is no news.")
    @PostMapping("/programme-starts")
    Mono<ResponseEntity<ProgrammesRecorded>> start(
            @PathVariable CohortId cohort,
            @RequestBody StudentAndDay body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return ask(
                new StartProgrammes(cohort, List.of(body.checked())), body, new Call(cohort, dryRun, actor, key, seen));
    }

    @Operation(
            summary = "Say that a student completed the programme (the cohort's university)",
            description = "Refused while anything is booked after that day.")
    @PostMapping("/programme-completions")
    Mono<ResponseEntity<ProgrammesRecorded>> complete(
            @PathVariable CohortId cohort,
            @RequestBody StudentAndDay body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return ask(
                new CompleteProgrammes(cohort, List.of(body.checked())),
                body,
                new Call(cohort, dryRun, actor, key, seen));
    }

    @Operation(
            summary = "Say that a student left the programme before completing it (the cohort's university)",
            description =
                    "What is booked in weeks that have not begun is given up in the same step, and goes to whoever waits"
                            + " for it; the student needs no further places and gets none.")
    @PostMapping("/programme-leavers")
    Mono<ResponseEntity<ProgrammesRecorded>> leave(
            @PathVariable CohortId cohort,
            @RequestBody StudentLeaving body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return ask(
                new LeaveProgrammes(cohort, List.of(body.checked())), body, new Call(cohort, dryRun, actor, key, seen));
    }

    @Operation(
            summary = "Take back that a student completed or left (the cohort's university)",
            description =
                    "The student needs places again and may be placed. What leaving gave up may be somebody else's by"
                            + " now: it stays given up, and is booked anew where there is room.")
    @PostMapping("/programme-reinstatements")
    Mono<ResponseEntity<ProgrammesRecorded>> reinstate(
            @PathVariable CohortId cohort,
            @RequestBody StudentGoingOn body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return ask(
                new ReinstateStudents(cohort, List.of(body.checked())),
                body,
                new Call(cohort, dryRun, actor, key, seen));
    }

    private Mono<ResponseEntity<ProgrammesRecorded>> ask(ProgrammeCommand command, Object body, Call call) {
        return market.ask(command, call.about(body), ProgrammesRecorded.class)
                .map(receipt -> Replies.done(receipt, command.cohort().value()).body(receipt.result()));
    }
}
