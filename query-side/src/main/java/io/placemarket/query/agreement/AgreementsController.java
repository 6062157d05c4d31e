package io.placemarket.query.agreement;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.PageRequest;
import io.placemarket.query.views.Views;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Agreements over HTTP. */
@RestController
class AgreementsController {
    private final Views views;

    AgreementsController(Views views) {
        this.views = views;
    }

    @GetMapping("/api/agreements")
    @Operation(summary = "What is agreed between providers and education providers: your own, or all for a region")
    Mono<ResponseEntity<Page<AgreementRow>>> agreements(AtLeast atLeast, Actor actor, Filters filters) {
        PageRequest page = PageRequest.of(filters, "agreements");
        return views.ask(atLeast.position(), market -> new AgreementReads(market).search(page, actor))
                .map(found -> Answers.at(found.position()).body(found));
    }
}
