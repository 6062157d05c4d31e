package io.placemarket.command.programme;

import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.booking.RequestedStudent;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.gateway.Rows;
import io.placemarket.command.message.BookingCommand.StudentChoice;
import io.placemarket.command.message.Outcome.ProgrammesRecorded;
import io.placemarket.command.message.ProgrammeCommand;
import io.placemarket.command.message.ProgrammeCommand.CompleteProgrammes;
import io.placemarket.command.message.ProgrammeCommand.LeaveProgrammes;
import io.placemarket.command.message.ProgrammeCommand.Leaver;
import io.placemarket.command.message.ProgrammeCommand.OnDay;
import io.placemarket.command.message.ProgrammeCommand.ReinstateStudents;
import io.placemarket.command.message.ProgrammeCommand.Returner;
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
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Programmes of a cohort's students as tables: all lines or none. */
@RestController
@RequestMapping(path = "/api/cohorts/{cohort}", consumes = CsvTable.MEDIA_TYPE)
@Tag(name = "Cohorts")
public final class ProgrammeTableController {
    private static final String REFERENCE = "reference";
    private static final String DAY = "day";
    private static final String LAST_DAY = "last_day";
    private static final String REASON = "reason";
    private static final String NOTE = "note";
    private static final String DAYS_TABLE =
            "Columns reference and day (yyyy-mm-dd or dd/mm/yyyy). What was said before is no news; a refusal names every line"
                    + " that is not acceptable.";
    private static final String LEAVERS_TABLE =
            "Columns reference, last_day, reason (a code) and, where wanted, note. All lines or none.";
    private static final String RETURNERS_TABLE =
            "Columns reference, reason (a code) and, where wanted, note. All lines or none. What leaving gave up stays given up.";
    private static final CsvFormat DAYS = CsvFormat.of(List.of(REFERENCE, DAY), List.of());
    private static final CsvFormat LEAVERS = CsvFormat.of(List.of(REFERENCE, LAST_DAY, REASON), List.of(NOTE));
    private static final CsvFormat RETURNERS = CsvFormat.of(List.of(REFERENCE, REASON), List.of(NOTE));

    private final Market market;

    public ProgrammeTableController(Market market) {
        this.market = market;
    }

    @Operation(summary = "Say that students started, by CSV (the cohort's university)", description = DAYS_TABLE)
    @PostMapping("/programme-starts")
    Mono<ResponseEntity<ProgrammesRecorded>> start(
            @PathVariable CohortId cohort,
            @RequestBody Flux<DataBuffer> body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        WhoMayDoWhat.checkRole(StartProgrammes.class, actor);
        return read(
                body,
                DAYS,
                ProgrammeTableController::onDay,
                StartProgrammes::new,
                new Call(cohort, dryRun, actor, key, seen));
    }

    @Operation(summary = "Say that students completed, by CSV (the cohort's university)", description = DAYS_TABLE)
    @PostMapping("/programme-completions")
    Mono<ResponseEntity<ProgrammesRecorded>> complete(
            @PathVariable CohortId cohort,
            @RequestBody Flux<DataBuffer> body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        WhoMayDoWhat.checkRole(CompleteProgrammes.class, actor);
        return read(
                body,
                DAYS,
                ProgrammeTableController::onDay,
                CompleteProgrammes::new,
                new Call(cohort, dryRun, actor, key, seen));
    }

    @Operation(summary = "Say that students left, by CSV (the cohort's university)", description = LEAVERS_TABLE)
    @PostMapping("/programme-leavers")
    Mono<ResponseEntity<ProgrammesRecorded>> leave(
            @PathVariable CohortId cohort,
            @RequestBody Flux<DataBuffer> body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        WhoMayDoWhat.checkRole(LeaveProgrammes.class, actor);
        return read(
                body,
                LEAVERS,
                ProgrammeTableController::leaver,
                LeaveProgrammes::new,
                new Call(cohort, dryRun, actor, key, seen));
    }

    @Operation(
            summary = "Take back that students completed or left, by CSV (the cohort's university)",
            description = RETURNERS_TABLE)
    @PostMapping("/programme-reinstatements")
    Mono<ResponseEntity<ProgrammesRecorded>> reinstate(
            @PathVariable CohortId cohort,
            @RequestBody Flux<DataBuffer> body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        WhoMayDoWhat.checkRole(ReinstateStudents.class, actor);
        return read(
                body,
                RETURNERS,
                ProgrammeTableController::returner,
                ReinstateStudents::new,
                new Call(cohort, dryRun, actor, key, seen));
    }

    private <R> Mono<ResponseEntity<ProgrammesRecorded>> read(
            Flux<DataBuffer> body,
            CsvFormat format,
            Function<CsvRow, R> reading,
            BiFunction<CohortId, List<R>, ProgrammeCommand> saying,
            Call call) {
        return CsvReading.read(body, format)
                .map(table -> Rows.all(table, reading))
                .flatMap(rows ->
                        market.ask(saying.apply(call.cohort(), rows), call.about(rows), ProgrammesRecorded.class))
                .map(receipt -> Replies.done(receipt, call.cohort().value()).body(receipt.result()));
    }

    private static OnDay onDay(CsvRow row) {
        return new OnDay(row.line(), student(row), Fields.dayOrEnglish(DAY, row.cell(DAY)));
    }

    private static Leaver leaver(CsvRow row) {
        return new Leaver(row.line(), student(row), Fields.dayOrEnglish(LAST_DAY, row.cell(LAST_DAY)), reason(row));
    }

    private static Returner returner(CsvRow row) {
        return new Returner(row.line(), student(row), reason(row));
    }

    private static StudentChoice student(CsvRow row) {
        return RequestedStudent.of(REFERENCE, row.cell(REFERENCE));
    }

    private static Reason reason(CsvRow row) {
        return new Reason(
                Fields.one(REASON, row.cell(REASON), ReasonCode.class),
                Fields.optionalText(NOTE, row.cell(NOTE), Reason.LONGEST_NOTE).orElse(""));
    }
}
