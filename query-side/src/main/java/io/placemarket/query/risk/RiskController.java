package io.placemarket.query.risk;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.past.Moments;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.PageRequest;
import io.placemarket.query.reading.Today;
import io.placemarket.query.views.Views;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What is at risk over HTTP. */
@RestController
class RiskController {
    private final Views views;
    private final Moments moments;
    private final Clock clock;

    RiskController(Views views, Moments moments, Clock clock) {
        this.views = views;
        this.moments = moments;
        this.clock = clock;
    }

    @GetMapping("/api/placement-areas/{area}/at-risk")
    @Operation(
            summary = "Which bookings of an area are at risk for which weeks, in the published order",
            description = AreaAtRisk.ORDER
                    + " A provider sees its own area, a university its own bookings, a region all without names.")
    Mono<ResponseEntity<AreaAtRisk>> one(@PathVariable AreaId area, AtLeast atLeast, Actor actor) {
        Today today = Today.at(clock);
        return views.ask(atLeast.position(), market -> new RiskReads(market, today).one(area, actor))
                .map(found -> Answers.at(found.position()).body(found));
    }

    @GetMapping("/api/at-risk")
    @Operation(
            summary = "All areas in which bookings of your own side are at risk, by name",
            description = AreaAtRisk.ORDER + " A region sees every area, without names.")
    Mono<ResponseEntity<Page<AreaAtRisk>>> mine(AtLeast atLeast, Actor actor, Filters filters) {
        PageRequest page = PageRequest.of(filters, "at-risk");
        Today today = Today.at(clock);
        return moments.own(atLeast.position(), actor, market -> new RiskReads(market, today).mine(page, actor))
                .map(found -> Answers.at(found.position()).body(found));
    }
}
