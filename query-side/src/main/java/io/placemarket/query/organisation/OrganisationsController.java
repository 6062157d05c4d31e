package io.placemarket.query.organisation;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Page;
import io.placemarket.query.views.Views;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Organisations over HTTP. */
@RestController
class OrganisationsController {
    private final Views views;

    OrganisationsController(Views views) {
        this.views = views;
    }

    @GetMapping("/api/organisations")
    @Operation(summary = "Organisations, by name")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "Words of the name, the town, or a code")
    @Parameter(name = "role", in = ParameterIn.QUERY, description = "PROVIDER, EDUCATION_PROVIDER")
    @Parameter(name = "sector", in = ParameterIn.QUERY, description = "Any of the sectors, repeated or with commas")
    @Parameter(name = "icb", in = ParameterIn.QUERY, description = "ODS codes of integrated care boards")
    Mono<ResponseEntity<Page<OrganisationRow>>> organisations(AtLeast atLeast, Filters filters) {
        OrganisationQuery query = OrganisationQuery.of(filters);
        return views.ask(atLeast.position(), market -> new OrganisationReads(market).search(query))
                .map(page -> Answers.at(page.position()).body(page));
    }
}
