package io.placemarket.query.agreement;

import io.placemarket.query.views.Views;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestParam;
import io.swagger.v3.oas.annotations.Parameter;
import io.placemarket.query.reading.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Mono;
import org.springframework.web.bind.annotation.GetMapping;
import io.placemarket.query.reading.Filters;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.edge.position.Answers;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.reading.Page;

/** Agreements over HTTP. */
@RestController
class AgreementsController {
    private final Views views;

    AgreementsController(Views views) {
        this.views = views;
    }

    @GetMapping("/api/agreements")
    @Operation(summary = "What is agreed between providers and education providers: your own, or all for a region")
    Mono<ResponseEntity<Page<AgreementRow>>> agreements(
            AtLeast atLeast,
            Actor actor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        PageRequest page = PageRequest.of(new Filters(parameters), "agreements");
        return views.ask(atLeast.position(), market -> new AgreementReads(market).search(page, actor))
                .map(found -> Answers.at(found.position()).body(found));
    }
}
