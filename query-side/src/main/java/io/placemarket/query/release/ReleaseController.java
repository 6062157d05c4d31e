package io.placemarket.query.release;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Today;
import io.placemarket.query.views.Views;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Releases and requests over HTTP. */
@RestController
class ReleaseController {
    private final Views views;
    private final Clock clock;

    ReleaseController(Views views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/api/offers/{offer}/release")
    @Operation(
            summary =
                    "The release of an offer: commitment, requests, and afterwards seed, free places and what each got, and why",
            description =
                    "All that is needed to reckon it again; docs/recompute-release.py does. Before the release you see"
                            + " the requests you may know of, afterwards all of them, without names where they are not yours to know.")
    Mono<ResponseEntity<ReleaseDetail>> release(
            @PathVariable OfferId offer, AtLeast atLeast, Actor actor, Filters filters) {
        filters.nothingElse();
        Today today = Today.at(clock);
        return views.ask(atLeast.position(), market -> new ReleaseReads(market, today).one(offer, actor))
                .map(answer -> Answers.at(answer.position(), answer.revision()).body(answer));
    }

    @GetMapping("/api/requests")
    @Operation(summary = "Requests of your own side, in the order in which they were made")
    @Parameter(name = "release", in = ParameterIn.QUERY, description = "ANNOUNCED, RESOLVED, CALLED_OFF")
    @Parameter(name = "offer", in = ParameterIn.QUERY, description = "An offer's identifier")
    @Parameter(name = "cohort", in = ParameterIn.QUERY, description = "A cohort's identifier")
    Mono<ResponseEntity<Page<RequestRow>>> requests(AtLeast atLeast, Actor actor, Filters filters) {
        RequestQuery query = RequestQuery.of(filters);
        Today today = Today.at(clock);
        return views.ask(atLeast.position(), market -> new ReleaseReads(market, today).requests(query, actor))
                .map(page -> Answers.at(page.position()).body(page));
    }
}
