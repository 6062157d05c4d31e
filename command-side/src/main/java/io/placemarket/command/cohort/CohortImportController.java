package io.placemarket.command.cohort;

import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Own;
import io.placemarket.command.message.CohortCommand.CreateCohort;
import io.placemarket.edge.csv.CsvReading;
import io.placemarket.edge.csv.CsvTable;
import io.placemarket.edge.position.Answers;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Creates many cohorts at once, from a table. */
@RestController
@Tag(name = "Cohorts")
public final class CohortImportController {
    private final Market market;
    private final CohortImport cohorts;

    public CohortImportController(Market market, IdSource ids) {
        this.market = market;
        this.cohorts = new CohortImport(market, ids);
    }

    @Operation(
            summary = "Create cohorts by CSV (university); good rows go in, none twice when the table is sent again",
            description =
                    "Columns programme, profession, level, intake (as 2025-09), size, the weeks in which it must be placed as"
                            + " first_day and last_day or as weeks (as 2027-W02/2027-W05 2027-W08) and, where wanted, route and attendance."
                            + " Days as yyyy-mm-dd or dd/mm/yyyy. A table as exported is taken too, its counts passed over: a row with an identifier"
                            + " under cohort says what that cohort is, and is rejected where it says anything else; cohorts are not changed by a"
                            + " table. A row without one, that was changed or stands for a cohort made otherwise, is another cohort."
                            + " A dry run does not tell which rows were imported before.")
    @PostMapping(path = "/api/cohort-imports", consumes = CsvTable.MEDIA_TYPE)
    Mono<ResponseEntity<CohortImport.Imported>> take(
            @RequestBody Flux<DataBuffer> body, @RequestParam(defaultValue = "false") boolean dryRun, Actor actor) {
        WhoMayDoWhat.checkRole(CreateCohort.class, actor);
        OrganisationId university = Own.organisation(actor);
        return CsvReading.read(body, CohortLines.FORMAT)
                .map(CohortLines::of)
                .flatMap(table -> cohorts.take(table, university, actor, dryRun))
                .zipWith(Mono.defer(market::position))
                .map(done -> Answers.at(done.getT2()).body(done.getT1()));
    }
}
