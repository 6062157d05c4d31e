package io.placemarket.command.cohort;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.message.CohortCommand.EnrolStudents;
import io.placemarket.command.message.CohortCommand.Entrant;
import io.placemarket.command.message.Outcome.StudentsKnown;
import io.placemarket.edge.csv.CsvFormat;
import io.placemarket.edge.csv.CsvReading;
import io.placemarket.edge.csv.CsvTable;
import io.placemarket.edge.csv.CsvWriting;
import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.eventstore.Receipt;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.identity.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Enrols students by a table with a column {@code reference}: the university's own numbers. */
@RestController
@RequestMapping("/api/cohorts/{cohort}/students")
@Tag(name = "Cohorts")
public final class EnrolmentController {
    private static final CsvFormat FORMAT = CsvFormat.of(List.of(EnrolmentTable.REFERENCE), List.of());

    private final Market market;
    private final IdSource ids;

    public EnrolmentController(Market market, IdSource ids) {
        this.market = market;
        this.ids = ids;
    }

    /** An answer with its receipt's headers. */
    private record Answered(ResponseEntity.BodyBuilder reply, EnrolmentTable.Enrolled enrolled) {}

    @Operation(summary = "Enrol students by CSV with the column reference (the cohort's university)")
    @PostMapping(consumes = CsvTable.MEDIA_TYPE, produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<EnrolmentTable.Enrolled>> enrol(
            @PathVariable CohortId cohort,
            @RequestBody Flux<DataBuffer> body,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return read(cohort, body, Asking.by(actor).having(seen), key)
                .map(answered -> answered.reply().body(answered.enrolled()));
    }

    @Operation(summary = "The same, answered as CSV")
    @PostMapping(consumes = CsvTable.MEDIA_TYPE, produces = CsvTable.MEDIA_TYPE)
    Mono<ResponseEntity<Flux<DataBuffer>>> enrolAndList(
            @PathVariable CohortId cohort,
            @RequestBody Flux<DataBuffer> body,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        return read(cohort, body, Asking.by(actor).having(seen), key)
                .map(answered -> CsvWriting.file(
                        answered.reply(),
                        "students.csv",
                        EnrolmentTable.HEADER,
                        Flux.fromIterable(answered.enrolled().rows())));
    }

    private Mono<Answered> read(CohortId cohort, Flux<DataBuffer> body, Asking asking, IdempotencyKey key) {
        return CsvReading.read(body, FORMAT).map(EnrolmentTable::of).flatMap(table -> {
            if (table.rows().isEmpty()) {
                return market.position().map(position -> new Answered(Answers.at(position), table.answer(List.of())));
            }
            List<Entrant> entrants = table.rows().stream()
                    .map(row -> new Entrant(row.reference(), ids.student()))
                    .toList();
            List<String> references =
                    table.rows().stream().map(EnrolmentTable.Row::reference).toList();
            return market.ask(
                            new EnrolStudents(cohort, entrants),
                            asking.once(key, cohort, references),
                            StudentsKnown.class)
                    .map(receipt -> answered(cohort, table, receipt));
        });
    }

    private static Answered answered(CohortId cohort, EnrolmentTable table, Receipt<StudentsKnown> receipt) {
        return new Answered(
                Replies.done(receipt, cohort.value()),
                table.answer(receipt.result().students()));
    }
}
