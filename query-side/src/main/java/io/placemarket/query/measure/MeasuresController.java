package io.placemarket.query.measure;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.past.Moments;
import io.placemarket.query.reading.Filters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Measures over HTTP. */
@RestController
class MeasuresController {
    private final Moments moments;
    private final SmallCounts small;

    MeasuresController(Moments moments, SmallCounts small) {
        this.moments = moments;
        this.small = small;
    }

    @GetMapping("/api/measures")
    @Operation(
            summary = "Fill, capacity, demand, withdrawals and non-completions over a period, each with numerator,"
                    + " denominator and definition; a provider's and a university's are of their own side")
    @Parameter(name = "firstWeek", in = ParameterIn.QUERY, description = "First week; default eight weeks ago")
    @Parameter(
            name = "lastWeek",
            in = ParameterIn.QUERY,
            description = "Last week, at most 104 in all; default nineteen weeks after the first")
    @Parameter(
            name = "baseline",
            in = ParameterIn.QUERY,
            description =
                    "First of the as many weeks with which each measure is compared; default 52 weeks before the first")
    @Parameter(name = "profession", in = ParameterIn.QUERY, description = "Codes such as NUR-ADULT")
    @Parameter(
            name = "icb",
            in = ParameterIn.QUERY,
            description =
                    "ODS codes of integrated care boards: areas and placements by their provider, cohorts, programmes"
                            + " and plans by their university")
    @Parameter(name = "sector", in = ParameterIn.QUERY, description = "Sectors: areas and placements alone")
    @Parameter(name = "mode", in = ParameterIn.QUERY, description = "Modes: offers and placements alone")
    @Parameter(
            name = "supervision",
            in = ParameterIn.QUERY,
            description = "Supervision models: offers and placements alone")
    @Parameter(
            name = "level",
            in = ParameterIn.QUERY,
            description = "Learner levels; what is for any level is counted with each")
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "As known at a position of the log, or at an instant such as 2026-11-20T14:30:00Z (without an"
                    + " offset: UK time)")
    Mono<ResponseEntity<Measures>> measures(
            AtLeast atLeast,
            Actor actor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        MeasuresQuery query = MeasuresQuery.of(new Filters(parameters));
        return moments.study(
                        atLeast.position(), query.asOf(), then -> new MeasuresReads(then, small).measure(query, actor))
                .map(answer -> Answers.at(answer.position()).body(answer));
    }
}
