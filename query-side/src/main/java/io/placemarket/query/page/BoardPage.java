package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.query.board.BoardAsked;
import io.placemarket.query.board.BoardDifferences;
import io.placemarket.query.board.BoardShown;
import io.placemarket.query.board.Boards;
import io.placemarket.query.past.Moment;
import io.placemarket.query.past.Moments;
import io.placemarket.query.reading.Today;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The capacity board: a snapshot that the browser keeps current, or the board of a past moment. */
@Controller
class BoardPage {
    private final PageFrame frame;
    private final Boards boards;
    private final Moments moments;
    private final Clock clock;

    BoardPage(PageFrame frame, Boards boards, Moments moments, Clock clock) {
        this.frame = frame;
        this.boards = boards;
        this.moments = moments;
        this.clock = clock;
    }

    @GetMapping(path = "/board", produces = PageFrame.HTML)
    Mono<Rendering> board(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Asked asked = new Asked(exchange)
                .dayAsWeek("day", "from")
                .momentAsInstant("moment", Moment.AS_OF)
                .momentAsInstant("comparedMoment", Moment.COMPARE_WITH);
        BoardAsked board = BoardAsked.of(asked.filters(), Today.at(clock));
        return boards.show(account.actor().user(), atLeast.position(), board)
                .flatMap(shown -> steps(shown).map(steps -> model(board, shown, steps)))
                .flatMap(model -> frame.page("board", exchange, model));
    }

    private Mono<Optional<Moments.Steps>> steps(BoardShown shown) {
        return shown.asOf().isEmpty()
                ? Mono.just(Optional.empty())
                : moments.steps(shown.board().position()).map(Optional::of);
    }

    private Map<String, Object> model(BoardAsked asked, BoardShown shown, Optional<Moments.Steps> steps) {
        Instant then = shown.asOf().orElseGet(clock::instant);
        BoardRequest request = new BoardRequest(
                asked.query().apply(Today.of(then)),
                asked.asOf().map(moment -> shown.board().position()),
                shown.compared().map(BoardDifferences::position));
        Map<String, Object> model = new HashMap<>();
        model.put(
                "board", new BoardModel(shown.board(), request, shown.compared().map(BoardCompared::new)));
        model.put("moment", shown.asOf().map(Words::local).orElse(null));
        model.put(
                "comparedMoment",
                shown.compared().map(other -> Words.local(other.at())).orElse(null));
        model.put("compared", shown.compared().map(BoardCompared::new).orElse(null));
        model.put(
                "replay",
                steps.map(known -> new Replay(
                                new Moments.Place(shown.board().position(), then), known, "/board" + request.address()))
                        .orElse(null));
        return model;
    }
}
