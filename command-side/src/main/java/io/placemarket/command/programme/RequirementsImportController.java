package io.placemarket.command.programme;

import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.booking.RequestedStudent;
import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Rows;
import io.placemarket.command.message.CohortCommand.RecordRequirements;
import io.placemarket.command.message.CohortCommand.RequirementLine;
import io.placemarket.command.message.Outcome.RequirementsRecorded;
import io.placemarket.edge.csv.CsvFormat;
import io.placemarket.edge.csv.CsvReading;
import io.placemarket.edge.csv.CsvRow;
import io.placemarket.edge.csv.CsvTable;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.cohort.RequirementStatus;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.identity.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Records a cohort's requirements over HTTP, from a table. */
@RestController
@Tag(name = "Cohorts")
public final class RequirementsImportController {
    private static final String REFERENCE = "reference";
    private static final String REQUIREMENT = "requirement";
    private static final String STATUS = "status";
    private static final String EXPIRES = "expires";
    private static final CsvFormat FORMAT = CsvFormat.of(List.of(REFERENCE, REQUIREMENT, STATUS), List.of(EXPIRES));

    private final Market market;

    public RequirementsImportController(Market market) {
        this.market = market;
    }

    @Operation(
            summary = "Record how far a cohort's students meet requirements, by CSV (the cohort's university)",
            description =
                    "Columns reference, requirement, status and, of what is cleared and ends, expires (yyyy-mm-dd or"
                            + " dd/mm/yyyy). Status and expiry only. All lines or none; a refusal names every line that is not"
                            + " acceptable.")
    @PostMapping(path = "/api/cohorts/{cohort}/requirements", consumes = CsvTable.MEDIA_TYPE)
    Mono<ResponseEntity<RequirementsRecorded>> record(
            @PathVariable CohortId cohort,
            @RequestBody Flux<DataBuffer> body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        WhoMayDoWhat.checkRole(RecordRequirements.class, actor);
        return CsvReading.read(body, FORMAT)
                .map(table -> Rows.all(table, RequirementsImportController::line))
                .flatMap(rows -> market.ask(
                        new RecordRequirements(cohort, rows),
                        Asking.by(actor).having(seen).once(key, cohort, rows).dry(dryRun),
                        RequirementsRecorded.class))
                .map(receipt -> Answers.at(receipt.position()).body(receipt.result()));
    }

    private static RequirementLine line(CsvRow row) {
        return new RequirementLine(
                row.line(),
                RequestedStudent.of(REFERENCE, row.cell(REFERENCE)),
                Fields.one(REQUIREMENT, row.cell(REQUIREMENT), Requirement.class),
                Fields.one(STATUS, row.cell(STATUS), RequirementStatus.class),
                Optional.ofNullable(row.cell(EXPIRES)).map(day -> Fields.dayOrEnglish(EXPIRES, day)));
    }
}
