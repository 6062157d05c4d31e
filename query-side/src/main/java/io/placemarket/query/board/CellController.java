package io.placemarket.query.board;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Today;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.time.Clock;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What is behind a cell of the board, over HTTP. */
@RestController
class CellController {
    private final Cells cells;
    private final Clock clock;

    CellController(Cells cells, Clock clock) {
        this.cells = cells;
        this.clock = clock;
    }

    @GetMapping("/api/board/cell")
    @Operation(
            summary =
                    "A cell of the board: all its figures, each with a sentence, and the areas, offers or cohorts that"
                            + " add up to one of them; these",
            description = "Takes the board's parameters. Free places add up from areas; what an area's offers have free"
                    + " alone are alternatives. Small counts of students are told of several universities together"
                    + " alone; a university sees its own cohorts.")
    @Parameter(
            name = "row",
            in = ParameterIn.QUERY,
            description = "The row's key; default all rows together, or the first week")
    @Parameter(
            name = "column",
            in = ParameterIn.QUERY,
            description = "The column's key, such as 2026-W48; default all columns together, or the first week")
    @Parameter(
            name = "measure",
            in = ParameterIn.QUERY,
            description =
                    "Whose parts are listed: still_to_place, free (default), unmet, offered, maximum, limit, held,"
                            + " turns, allocated, waiting, over_committed")
    @Parameter(name = "rows", in = ParameterIn.QUERY, description = "As for the board; default profession")
    @Parameter(name = "columns", in = ParameterIn.QUERY, description = "As for the board; default week")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "First week; default this week")
    @Parameter(
            name = "weeks",
            in = ParameterIn.QUERY,
            description = "How many weeks, where neither rows nor columns are weeks, 1 to 52; default 12")
    @Parameter(name = "asOf", in = ParameterIn.QUERY, description = "As for the board")
    @Parameter(
            name = "compareWith",
            in = ParameterIn.QUERY,
            description =
                    "Another such moment: the answer then has every figure at both, and the areas, offers or cohorts"
                            + " that made the difference; not in a file")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "The 'next' of the page before")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "How many parts, 1 to 200; default 50")
    Mono<ResponseEntity<CellDetail>> cell(AtLeast atLeast, Actor actor, Filters filters) {
        CellQuery query = CellQuery.of(filters, Today.at(clock));
        return cells.show(atLeast.position(), query, actor)
                .map(Cells.Seen::cell)
                .map(answer -> Answers.at(answer.position()).body(answer));
    }

    @GetMapping("/api/board/measures")
    @Operation(summary = "What each figure of the board means, and what its total is")
    List<Measure.Meaning> measures() {
        return Measure.meanings();
    }
}
