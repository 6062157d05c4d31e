package io.placemarket.query.offer;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.booking.References;
import io.placemarket.query.past.Moment;
import io.placemarket.query.past.Moments;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Offers over HTTP. */
@RestController
class OffersController {
    private final Moments moments;
    private final OfferHistory history;
    private final References references;
    private final int smallestCount;

    OffersController(
            Moments moments,
            OfferHistory history,
            References references,
            @Value("${placemarket.measures.smallest-count:5}") int smallestCount) {
        this.moments = moments;
        this.history = history;
        this.references = references;
        this.smallestCount = smallestCount;
    }

    @GetMapping("/api/offers")
    @Operation(summary = "Offers, by first day; filters may be repeated or hold several values with commas")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "Words of the area, the provider, the town, the profession")
    @Parameter(name = "profession", in = ParameterIn.QUERY, description = "Codes such as NUR-ADULT")
    @Parameter(
            name = "level",
            in = ParameterIn.QUERY,
            description = "Learner levels; offers for any level always match")
    @Parameter(name = "icb", in = ParameterIn.QUERY, description = "ODS codes of integrated care boards")
    @Parameter(name = "sector", in = ParameterIn.QUERY, description = "Sectors")
    @Parameter(name = "mode", in = ParameterIn.QUERY, description = "Modes")
    @Parameter(name = "supervision", in = ParameterIn.QUERY, description = "Supervision models")
    @Parameter(name = "provider", in = ParameterIn.QUERY, description = "A provider's identifier")
    @Parameter(name = "area", in = ParameterIn.QUERY, description = "A placement area's identifier")
    @Parameter(name = "firstWeek", in = ParameterIn.QUERY, description = "Touching this week or a later one")
    @Parameter(name = "lastWeek", in = ParameterIn.QUERY, description = "Touching this week or an earlier one")
    @Parameter(
            name = "minFree",
            in = ParameterIn.QUERY,
            description = "Whole places free in every week between those two")
    @Parameter(name = "state", in = ParameterIn.QUERY, description = "OPEN (default), WITHDRAWN, CLOSED, ENDED")
    @Parameter(name = "mine", in = ParameterIn.QUERY, description = "true: only those of your organisation")
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description =
                    "As it was at a position of the log, or at an instant such as 2026-11-20T14:30:00Z (without an offset: UK time)")
    Mono<ResponseEntity<Page<OfferRow>>> offers(AtLeast atLeast, Actor actor, Filters filters) {
        OfferQuery query = OfferQuery.of(filters);
        return moments.ask(
                        atLeast.position(),
                        query.asOf(),
                        then -> new OfferReads(then.market(), then.today()).search(query, actor))
                .map(page -> Answers.at(page.position()).body(page));
    }

    @GetMapping("/api/offers/{offer}")
    @Operation(summary = "An offer, week by week, with those of its bookings you may see")
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description =
                    "As it was at a position of the log, or at an instant such as 2026-11-20T14:30:00Z (without an offset: UK time)")
    Mono<ResponseEntity<OfferDetail>> offer(
            @PathVariable OfferId offer, AtLeast atLeast, Actor actor, Filters filters) {
        Optional<Moment> asOf = Moment.of(filters, Moment.AS_OF);
        filters.nothingElse();
        return moments.ask(
                        atLeast.position(),
                        asOf,
                        then -> new OfferReads(then.market(), then.today()).one(offer, actor, smallestCount))
                .flatMap(answer -> references.fill(answer.allocations()).map(answer::withAllocations))
                .map(answer -> Answers.at(answer.position(), answer.revision()).body(answer));
    }

    @GetMapping("/api/offers/{offer}/history")
    @Operation(summary = "What happened to an offer, in plain words, as far as you may know of it")
    Mono<ResponseEntity<OfferHistory.Lines>> history(
            @PathVariable OfferId offer, AtLeast atLeast, Actor actor, Filters filters) {
        filters.nothingElse();
        return history.of(offer, atLeast.position(), actor)
                .map(answer -> Answers.at(answer.position()).body(answer));
    }
}
