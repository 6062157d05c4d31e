package io.placemarket.command.plan;

import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Rows;
import io.placemarket.command.message.Outcome.PlansSet;
import io.placemarket.command.message.PlanCommand.SetPlans;
import io.placemarket.edge.csv.CsvFormat;
import io.placemarket.edge.csv.CsvReading;
import io.placemarket.edge.csv.CsvRow;
import io.placemarket.edge.csv.CsvTable;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.plan.PlannedStarts;
import io.placemarket.kernel.plan.Term;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ProfessionCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sets plans over HTTP, from a table. */
@RestController
@Tag(name = "Plans")
public final class PlanController {
    private static final String EDUCATION_PROVIDER = "education_provider";
    private static final String PROFESSION = "profession";
    private static final String LEVEL = "level";
    private static final String ROUTE = "route";
    private static final String START = "start";
    private static final String NUMBER = "number";
    private static final String PROVIDER = "an education provider's identifier";
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final CsvFormat FORMAT =
            CsvFormat.of(List.of(PROFESSION, LEVEL, ROUTE, START, NUMBER), List.of(EDUCATION_PROVIDER));

    private final Market market;

    public PlanController(Market market) {
        this.market = market;
    }

    @Operation(
            summary = "Plan an academic year's programme starts by CSV (region; an education provider its own)",
            description =
                    "Columns profession, level, route, start (a month such as 2026-09, or a term such as autumn 2026) and"
                            + " number; education_provider where it is not the asker's own or that of the parameter. Of every education"
                            + " provider that is named, what was planned before for the year is replaced as a whole and kept in the"
                            + " history. All lines or none; a refusal names every line that is not acceptable. The year is that in which"
                            + " the academic year begins, on 1 August.")
    @PutMapping(path = "/api/plans/{year}", consumes = CsvTable.MEDIA_TYPE)
    Mono<ResponseEntity<PlansSet>> set(
            @PathVariable int year,
            @RequestParam(required = false) @Nullable OrganisationId educationProvider,
            @RequestBody Flux<DataBuffer> body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key) {
        WhoMayDoWhat.checkRole(SetPlans.class, actor);
        Fields.whole("year", Integer.valueOf(year), FIRST_YEAR, LAST_YEAR);
        Optional<OrganisationId> usual = Optional.ofNullable(educationProvider).or(actor::organisation);
        return CsvReading.read(body, FORMAT)
                .map(table -> Rows.all(table, row -> row(row, usual)))
                .flatMap(rows -> market.ask(
                        new SetPlans(year, rows),
                        Asking.by(actor).once(key, year, rows).dry(dryRun),
                        PlansSet.class))
                .map(receipt -> Answers.at(receipt.position()).body(receipt.result()));
    }

    private static SetPlans.Row row(CsvRow row, Optional<OrganisationId> usual) {
        return new SetPlans.Row(
                row.line(),
                Fields.optionalId(EDUCATION_PROVIDER, row.cell(EDUCATION_PROVIDER), OrganisationId::new, PROVIDER)
                        .or(() -> usual)
                        .orElseThrow(() ->
                                Problem.missing(EDUCATION_PROVIDER, PROVIDER).refused()),
                new PlannedStarts(
                        Fields.id(PROFESSION, row.cell(PROFESSION), ProfessionCode::new, "a profession's code"),
                        Fields.one(LEVEL, row.cell(LEVEL), LearnerLevel.class),
                        Fields.one(ROUTE, row.cell(ROUTE), Route.class),
                        start(row.cell(START)),
                        Fields.whole(NUMBER, row.cell(NUMBER), 0, PlannedStarts.MOST)));
    }

    private static YearMonth start(@Nullable String cell) {
        String accepted = "a month such as 2026-09, or a term such as autumn 2026 (spring, summer)";
        String text = Fields.text(START, cell, 40);
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException noMonth) {
            String[] words = text.toUpperCase(Locale.ROOT).split("\\s+", -1);
            return Stream.of(Term.values())
                    .filter(term -> words.length == 2 && words[0].equals(term.name()) && words[1].matches("\\d{4}"))
                    .map(term -> term.in(Integer.parseInt(words[1])))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid(START, text, accepted).refused());
        }
    }
}
