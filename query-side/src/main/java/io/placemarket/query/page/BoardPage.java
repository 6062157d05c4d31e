package io.placemarket.query.page;

import io.placemarket.edge.database.MarketTime;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.query.board.BoardView;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The capacity board: a snapshot that the browser keeps current. */
@Controller
class BoardPage {
    private final PageFrame frame;
    private final Views views;
    private final Clock clock;

    BoardPage(PageFrame frame, Views views, Clock clock) {
        this.frame = frame;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping(path = "/board", produces = MediaType.TEXT_HTML_VALUE)
    Mono<Rendering> board(AtLeast atLeast, ServerWebExchange exchange) {
        Week now = Week.of(LocalDate.ofInstant(clock.instant(), MarketTime.ZONE));
        BoardRequest request = BoardRequest.of(Parameters.of(exchange), now);
        return views.ask(atLeast.position(), market -> new BoardView(request.query(), market).snapshot())
                .flatMap(board -> frame.page("board", exchange, Map.of("board", new BoardModel(board, request))));
    }
}
