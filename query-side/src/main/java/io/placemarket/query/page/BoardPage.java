package io.placemarket.query.page;

import io.placemarket.edge.position.AtLeast;
import io.placemarket.query.board.BoardFeeds;
import io.placemarket.query.board.BoardParameters;
import io.placemarket.query.board.BoardQuery;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Today;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The capacity board: a snapshot that the browser keeps current. */
@Controller
class BoardPage {
    private final PageFrame frame;
    private final BoardFeeds boards;
    private final Clock clock;

    BoardPage(PageFrame frame, BoardFeeds boards, Clock clock) {
        this.frame = frame;
        this.boards = boards;
        this.clock = clock;
    }

    @GetMapping(path = "/board", produces = PageFrame.HTML)
    Mono<Rendering> board(AtLeast atLeast, ServerWebExchange exchange) {
        Filters filters = new Asked(exchange).dayAsWeek("day", "from").filters();
        BoardQuery query = BoardParameters.read(filters, Today.at(clock));
        filters.nothingElse();
        return boards.snapshot(atLeast.position(), query)
                .flatMap(board ->
                        frame.page("board", exchange, Map.of("board", new BoardModel(board, new BoardRequest(query)))));
    }
}
