package io.placemarket.command.area;

import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Own;
import io.placemarket.command.gateway.RequestedWeeks;
import io.placemarket.command.gateway.Rows;
import io.placemarket.command.message.AreaCommand.RecordLearnersElsewhere;
import io.placemarket.command.message.OrganisationCommand.ImportLearnersElsewhere;
import io.placemarket.command.message.OrganisationCommand.ImportLearnersElsewhere.Row;
import io.placemarket.command.message.Outcome.LearnersImported;
import io.placemarket.edge.csv.CsvFormat;
import io.placemarket.edge.csv.CsvReading;
import io.placemarket.edge.csv.CsvRow;
import io.placemarket.edge.csv.CsvTable;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.reference.ProfessionCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Records learners elsewhere of many areas at once, from a table. */
@RestController
@Tag(name = "Placement areas")
public final class LearnersImportController {
    private static final String AREA = "area";
    private static final String PROFESSION = "profession";
    private static final String FIRST_DAY = "first_day";
    private static final String LAST_DAY = "last_day";
    private static final String LEARNERS = "learners";
    private static final CsvFormat FORMAT =
            CsvFormat.of(List.of(AREA, FIRST_DAY, LAST_DAY, LEARNERS), List.of(PROFESSION));

    private final Market market;

    public LearnersImportController(Market market) {
        this.market = market;
    }

    @Operation(
            summary = "Record learners elsewhere by CSV (provider); all lines or none",
            description = "Columns area, first_day, last_day, learners and, where they are of a profession of the"
                    + " market's, profession. Each line replaces what was recorded for that profession in those weeks."
                    + " Days as yyyy-mm-dd or dd/mm/yyyy. A refusal names every line that is not acceptable.")
    @PostMapping(path = "/api/learners-elsewhere-imports", consumes = CsvTable.MEDIA_TYPE)
    Mono<ResponseEntity<LearnersImported>> take(@RequestBody Flux<DataBuffer> body, Actor actor, IdempotencyKey key) {
        WhoMayDoWhat.checkRole(ImportLearnersElsewhere.class, actor);
        OrganisationId provider = Own.organisation(actor);
        return CsvReading.read(body, FORMAT)
                .map(table -> Rows.all(table, row -> new Row(row.line(), row(row))))
                .flatMap(rows -> market.ask(
                        new ImportLearnersElsewhere(provider, rows),
                        Asking.by(actor).once(key, rows),
                        LearnersImported.class))
                .map(receipt -> Answers.at(receipt.position()).body(receipt.result()));
    }

    private static RecordLearnersElsewhere row(CsvRow row) {
        LocalDate first = Fields.dayOrEnglish(FIRST_DAY, row.cell(FIRST_DAY));
        LocalDate last = Fields.dayOrEnglish(LAST_DAY, row.cell(LAST_DAY));
        Fields.inOrder(FIRST_DAY, first, LAST_DAY, last);
        return new RecordLearnersElsewhere(
                Fields.id(AREA, row.cell(AREA), AreaId::new, "a placement area's identifier"),
                Fields.optionalId(
                        PROFESSION, row.cell(PROFESSION), ProfessionCode::new, "a profession's code, or none"),
                RequestedWeeks.required(null, first, last),
                Fields.whole(LEARNERS, row.cell(LEARNERS), 0, Audit.MOST));
    }
}
