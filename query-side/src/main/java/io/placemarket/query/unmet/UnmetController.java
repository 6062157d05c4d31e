package io.placemarket.query.unmet;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.past.Moments;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Today;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Unmet demand over HTTP. */
@RestController
class UnmetController {
    private final Moments moments;
    private final Clock clock;
    private final int threshold;

    UnmetController(Moments moments, Clock clock, @Value("${placemarket.measures.smallest-count:5}") int threshold) {
        this.moments = moments;
        this.clock = clock;
        this.threshold = threshold;
    }

    @GetMapping("/api/unmet-demand")
    @Operation(
            summary = "Students still to place for whom nothing fits, by profession, integrated care board and week",
            description = UnmetDemand.DEFINITION + " A university sees its own, whole.")
    @Parameter(name = "firstWeek", in = ParameterIn.QUERY, description = "Default this week")
    @Parameter(name = "lastWeek", in = ParameterIn.QUERY, description = "Default half a year on; within a year")
    @Parameter(name = "profession", in = ParameterIn.QUERY, description = "Professions, repeated or with commas")
    @Parameter(name = "icb", in = ParameterIn.QUERY, description = "ODS codes of integrated care boards")
    Mono<ResponseEntity<UnmetDemand>> unmet(AtLeast atLeast, Actor actor, Filters filters) {
        UnmetQuery query = UnmetQuery.of(filters, Today.at(clock));
        return moments.study(
                        atLeast.position(),
                        Optional.empty(),
                        now -> new UnmetReads(now.market(), threshold).of(query, actor))
                .map(found -> Answers.at(found.position()).body(found));
    }
}
