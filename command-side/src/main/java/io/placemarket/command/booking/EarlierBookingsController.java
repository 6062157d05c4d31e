package io.placemarket.command.booking;

import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Own;
import io.placemarket.command.gateway.RequestedWeeks;
import io.placemarket.command.gateway.Rows;
import io.placemarket.command.message.OrganisationCommand.RecordEarlierBookings;
import io.placemarket.command.message.OrganisationCommand.RecordEarlierBookings.EarlierBooking;
import io.placemarket.command.message.Outcome.EarlierBookingsRecorded;
import io.placemarket.edge.csv.CsvFormat;
import io.placemarket.edge.csv.CsvReading;
import io.placemarket.edge.csv.CsvRow;
import io.placemarket.edge.csv.CsvTable;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Records allocations that were made before there was a market, from a table. */
@RestController
@Tag(name = "Allocations")
public final class EarlierBookingsController {
    private static final String OFFER = "offer";
    private static final String COHORT = "cohort";
    private static final String STUDENT = "student";
    private static final String FIRST_DAY = "first_day";
    private static final String LAST_DAY = "last_day";
    /** One unit of work takes them all. */
    private static final int MOST_ROWS = 1_000;

    private static final CsvFormat FORMAT = new CsvFormat(
            List.of(OFFER, COHORT, STUDENT),
            List.of(FIRST_DAY, LAST_DAY),
            MOST_ROWS,
            CsvFormat.MOST_BYTES,
            CsvFormat.LONGEST_CELL);

    private final Market market;
    private final IdSource ids;

    public EarlierBookingsController(Market market, IdSource ids) {
        this.market = market;
        this.ids = ids;
    }

    @Operation(
            summary = "Record allocations made before the market by CSV (university); all lines or none",
            description = "Columns offer, cohort, student (the market's identifier or the university's own number) and,"
                    + " where it is not for all of the offer's weeks, first_day and last_day; weeks that have begun or"
                    + " passed too. They are facts: an area may be over-committed by them, which the answer says; but no"
                    + " student stands in two places. The provider accepts or returns each within 20 working days."
                    + " They are recorded until the day that the operator has set (earlier-bookings-closed after it)."
                    + " A refusal names every line that is not acceptable.")
    @PostMapping(path = "/api/earlier-bookings-imports", consumes = CsvTable.MEDIA_TYPE)
    Mono<ResponseEntity<EarlierBookingsRecorded>> take(
            @RequestBody Flux<DataBuffer> body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key) {
        WhoMayDoWhat.checkRole(RecordEarlierBookings.class, actor);
        OrganisationId university = Own.organisation(actor);
        return CsvReading.read(body, FORMAT)
                .flatMap(table -> market.ask(
                        new RecordEarlierBookings(university, Rows.all(table, this::row)),
                        Asking.by(actor)
                                .once(
                                        key,
                                        table.rows().stream()
                                                .map(CsvRow::cells)
                                                .map(Map::copyOf)
                                                .toList())
                                .dry(dryRun),
                        EarlierBookingsRecorded.class))
                .map(receipt -> Answers.at(receipt.position()).body(receipt.result()));
    }

    private EarlierBooking row(CsvRow row) {
        OfferId offer = Fields.id(OFFER, row.cell(OFFER), OfferId::new, "an offer's identifier");
        return new EarlierBooking(
                row.line(),
                offer,
                Fields.id(COHORT, row.cell(COHORT), CohortId::new, "a cohort's identifier"),
                RequestedStudent.of(STUDENT, row.cell(STUDENT)),
                weeks(row.cell(FIRST_DAY), row.cell(LAST_DAY)),
                ids.allocation(offer));
    }

    private static Optional<WeekSet> weeks(@Nullable String first, @Nullable String last) {
        if (first == null && last == null) {
            return Optional.empty();
        }
        LocalDate from = Fields.dayOrEnglish(FIRST_DAY, first);
        LocalDate to = Fields.dayOrEnglish(LAST_DAY, last);
        Fields.inOrder(FIRST_DAY, from, LAST_DAY, to);
        return RequestedWeeks.optional(null, from, to);
    }
}
