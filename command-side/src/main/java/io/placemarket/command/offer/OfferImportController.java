package io.placemarket.command.offer;

import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Own;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.edge.csv.CsvReading;
import io.placemarket.edge.csv.CsvTable;
import io.placemarket.edge.position.Answers;
import io.placemarket.kernel.id.IdSource;
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

/** Posts hundreds of offers at once, from a table. */
@RestController
@Tag(name = "Offers")
public final class OfferImportController {
    private final Market market;
    private final OfferImport offers;

    public OfferImportController(Market market, IdSource ids) {
        this.market = market;
        this.offers = new OfferImport(market, ids);
    }

    @Operation(
            summary = "Post offers by CSV (provider); good rows go in, none twice when the table is sent again",
            description = "Columns area, profession, level, first_day, last_day, places and, where wanted, mode,"
                    + " confirm_within_working_days, supervision, hours_per_week, release_at, tie_break,"
                    + " weekdays (as MONDAY WEDNESDAY), weeks (as 2027-W02/2027-W05 2027-W08), least_weeks, most_weeks,"
                    + " arrangement, group_size, only_for (identifiers of education providers), agreement_required,"
                    + " requirements (as DBS TRAINING), reserved"
                    + " (as UNIVERSITY=8/2027-03-01). Days as yyyy-mm-dd or dd/mm/yyyy.")
    @PostMapping(path = "/api/offer-imports", consumes = CsvTable.MEDIA_TYPE)
    Mono<ResponseEntity<OfferImport.Imported>> take(
            @RequestBody Flux<DataBuffer> body, @RequestParam(defaultValue = "false") boolean dryRun, Actor actor) {
        WhoMayDoWhat.checkRole(PostOffer.class, actor);
        Own.organisation(actor);
        return CsvReading.read(body, OfferTable.FORMAT)
                .map(OfferTable::of)
                .flatMap(table -> offers.take(table, actor, dryRun))
                .zipWith(Mono.defer(market::position))
                .map(done -> Answers.at(done.getT2()).body(done.getT1()));
    }
}
