package io.placemarket.command.programme;

import io.placemarket.command.aggregate.Lines;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.booking.RequestedStudent;
import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.gateway.RequestedReason;
import io.placemarket.command.gateway.Rows;
import io.placemarket.command.message.Outcome.ProgrammesRecorded;
import io.placemarket.command.message.ProgrammeCommand;
import io.placemarket.command.message.ProgrammeCommand.CompleteProgrammes;
import io.placemarket.command.message.ProgrammeCommand.LeaveProgrammes;
import io.placemarket.command.message.ProgrammeCommand.Leaver;
import io.placemarket.command.message.ProgrammeCommand.OnDay;
import io.placemarket.command.message.ProgrammeCommand.StartProgrammes;
import io.placemarket.edge.csv.CsvFormat;
import io.placemarket.edge.csv.CsvReading;
import io.placemarket.edge.csv.CsvRow;
import io.placemarket.edge.csv.CsvTable;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.identity.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Students' programmes over HTTP: one student as JSON, or a cohort's as a table, all lines or none. */
@RestController
@RequestMapping("/api/cohorts/{cohort}")
@Tag(name = "Cohorts")
public final class ProgrammeController {
    private static final String REFERENCE = "reference";
    private static final String DAY = "day";
    private static final String LAST_DAY = "last_day";
    private static final String REASON = "reason";
    private static final String NOTE = "note";
    private static final String TABLE =
            "Columns reference and day (yyyy-mm-dd or dd/mm/yyyy). What was said before is no news; a refusal names every line"
                    + " that is not acceptable.";
    private static final CsvFormat DAYS = CsvFormat.of(List.of(REFERENCE, DAY), List.of());
    private static final CsvFormat LEAVERS = CsvFormat.of(List.of(REFERENCE, LAST_DAY, REASON), List.of(NOTE));

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
            return new OnDay(Lines.NONE, RequestedStudent.of("student", student), Fields.day(DAY, day));
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

    @Operation(
            summary = "Say that a student started the programme (the cohort's university)",
            description = "Once a student; it is no start of a placement. What was said before is no news.")
    @PostMapping(path = "/programme-starts", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<ProgrammesRecorded>> start(
            @PathVariable CohortId cohort,
            @RequestBody StudentAndDay body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return ask(
                new StartProgrammes(cohort, List.of(body.checked())),
                Asking.by(actor).having(seen).once(key, cohort, body).dry(dryRun));
    }

    @Operation(summary = "Say that students started, by CSV (the cohort's university)", description = TABLE)
    @PostMapping(path = "/programme-starts", consumes = CsvTable.MEDIA_TYPE)
    Mono<ResponseEntity<ProgrammesRecorded>> startAll(
            @PathVariable CohortId cohort,
            @RequestBody Flux<DataBuffer> body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        WhoMayDoWhat.checkRole(StartProgrammes.class, actor);
        return CsvReading.read(body, DAYS)
                .map(table -> Rows.all(table, ProgrammeController::onDay))
                .flatMap(rows -> ask(
                        new StartProgrammes(cohort, rows),
                        Asking.by(actor).having(seen).once(key, cohort, rows).dry(dryRun)));
    }

    @Operation(
            summary = "Say that a student completed the programme (the cohort's university)",
            description = "Refused while anything is booked after that day.")
    @PostMapping(path = "/programme-completions", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<ProgrammesRecorded>> complete(
            @PathVariable CohortId cohort,
            @RequestBody StudentAndDay body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return ask(
                new CompleteProgrammes(cohort, List.of(body.checked())),
                Asking.by(actor).having(seen).once(key, cohort, body).dry(dryRun));
    }

    @Operation(summary = "Say that students completed, by CSV (the cohort's university)", description = TABLE)
    @PostMapping(path = "/programme-completions", consumes = CsvTable.MEDIA_TYPE)
    Mono<ResponseEntity<ProgrammesRecorded>> completeAll(
            @PathVariable CohortId cohort,
            @RequestBody Flux<DataBuffer> body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        WhoMayDoWhat.checkRole(CompleteProgrammes.class, actor);
        return CsvReading.read(body, DAYS)
                .map(table -> Rows.all(table, ProgrammeController::onDay))
                .flatMap(rows -> ask(
                        new CompleteProgrammes(cohort, rows),
                        Asking.by(actor).having(seen).once(key, cohort, rows).dry(dryRun)));
    }

    @Operation(
            summary = "Say that a student left the programme before completing it (the cohort's university)",
            description =
                    "What is booked in weeks that have not begun is given up in the same step, and goes to whoever waits"
                            + " for it; the student needs no further places and gets none.")
    @PostMapping(path = "/programme-leavers", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<ProgrammesRecorded>> leave(
            @PathVariable CohortId cohort,
            @RequestBody StudentLeaving body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return ask(
                new LeaveProgrammes(cohort, List.of(body.checked())),
                Asking.by(actor).having(seen).once(key, cohort, body).dry(dryRun));
    }

    @Operation(
            summary = "Say that students left, by CSV (the cohort's university)",
            description = "Columns reference, last_day, reason (a code) and, where wanted, note. All lines or none.")
    @PostMapping(path = "/programme-leavers", consumes = CsvTable.MEDIA_TYPE)
    Mono<ResponseEntity<ProgrammesRecorded>> leaveAll(
            @PathVariable CohortId cohort,
            @RequestBody Flux<DataBuffer> body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        WhoMayDoWhat.checkRole(LeaveProgrammes.class, actor);
        return CsvReading.read(body, LEAVERS)
                .map(table -> Rows.all(table, ProgrammeController::leaver))
                .flatMap(rows -> ask(
                        new LeaveProgrammes(cohort, rows),
                        Asking.by(actor).having(seen).once(key, cohort, rows).dry(dryRun)));
    }

    private static OnDay onDay(CsvRow row) {
        return new OnDay(
                row.line(),
                RequestedStudent.of(REFERENCE, row.cell(REFERENCE)),
                Fields.dayOrEnglish(DAY, row.cell(DAY)));
    }

    private static Leaver leaver(CsvRow row) {
        return new Leaver(
                row.line(),
                RequestedStudent.of(REFERENCE, row.cell(REFERENCE)),
                Fields.dayOrEnglish(LAST_DAY, row.cell(LAST_DAY)),
                new Reason(
                        Fields.one(REASON, row.cell(REASON), ReasonCode.class),
                        Fields.optionalText(NOTE, row.cell(NOTE), Reason.LONGEST_NOTE)
                                .orElse("")));
    }

    private Mono<ResponseEntity<ProgrammesRecorded>> ask(ProgrammeCommand command, Asking asking) {
        return market.ask(command, asking, ProgrammesRecorded.class)
                .map(receipt -> Replies.done(receipt, command.cohort().value()).body(receipt.result()));
    }
}
