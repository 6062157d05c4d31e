package io.placemarket.query.appetite;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
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
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What areas say of their appetite, over HTTP. */
@RestController
class AppetitesController {
    private final Views views;
    private final Clock clock;

    AppetitesController(Views views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/api/appetite")
    @Operation(summary = "Whether areas would take students in coming terms; reasons for their provider and the region")
    @Parameter(name = "mine", in = ParameterIn.QUERY, description = "true: only those of your organisation")
    @Parameter(name = "area", in = ParameterIn.QUERY, description = "A placement area's identifier")
    @Parameter(name = "profession", in = ParameterIn.QUERY, description = "Codes of professions")
    @Parameter(name = "answer", in = ParameterIn.QUERY, description = "YES, MAYBE, NO, ALREADY_ARRANGED")
    @Parameter(name = "icb", in = ParameterIn.QUERY, description = "ODS codes of integrated care boards")
    Mono<ResponseEntity<Page<AppetiteRow>>> appetite(AtLeast atLeast, Actor actor, Filters filters) {
        AppetiteQuery query = AppetiteQuery.of(filters);
        return views.ask(atLeast.position(), market -> new AppetiteReads(market, Today.at(clock)).search(query, actor))
                .map(page -> Answers.at(page.position()).body(page));
    }
}
