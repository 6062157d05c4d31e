package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.identity.Role;
import io.placemarket.query.board.BoardQuery;
import io.placemarket.query.board.CellDetail;
import io.placemarket.query.board.CellFigure;
import io.placemarket.query.board.CellPart;
import io.placemarket.query.board.CellQuery;
import io.placemarket.query.board.CellReads;
import io.placemarket.query.board.Measure;
import io.placemarket.query.past.Moment;
import io.placemarket.query.past.Moments;
import io.placemarket.query.reading.Today;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A cell of the board: all its figures explained, and what is behind one of them. */
@Controller
class CellPage {
    private static final String PATH = "/board/cell";

    private final PageFrame frame;
    private final Moments moments;
    private final Clock clock;
    private final int smallestCount;

    CellPage(
            PageFrame frame,
            Moments moments,
            Clock clock,
            @Value("${placemarket.measures.smallest-count:5}") int smallestCount) {
        this.frame = frame;
        this.moments = moments;
        this.clock = clock;
        this.smallestCount = smallestCount;
    }

    /** A figure, with the address of what is behind it. */
    record Figure(String title, String value, String sentence, String href, boolean shown) {
        static Figure of(CellFigure figure, CellDetail cell, Asked asked) {
            return new Figure(
                    figure.title(),
                    number(figure.value()),
                    figure.sentence(),
                    asked.changed(PATH, Map.of(CellQuery.MEASURE, figure.measure())) + "#behind",
                    figure.measure().equals(cell.measure()));
        }
    }

    /** Something behind a figure; what cannot be looked at has no address. */
    record Part(
            String label, String within, @Nullable String href, String value, String sentence, List<Offer> offers) {}

    /** What an offer could take alone. */
    record Offer(String label, String href, String sentence) {}

    private record Seen(CellDetail cell, BoardQuery board, Instant instant) {}

    @GetMapping(path = PATH, produces = PageFrame.HTML)
    Mono<Rendering> cell(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Asked asked = new Asked(exchange);
        CellQuery query = CellQuery.of(asked.filters(), Today.at(clock));
        return moments.studyAtLength(
                        atLeast.position(),
                        query.asOf(),
                        then -> new Seen(
                                new CellReads(then, smallestCount).read(query, account.actor()),
                                query.board().apply(then.today()),
                                then.instant()))
                .flatMap(seen -> frame.page("cell", exchange, model(seen, query, asked, account)));
    }

    private static Map<String, Object> model(Seen seen, CellQuery query, Asked asked, Account account) {
        CellDetail cell = seen.cell();
        BoardRequest board = new BoardRequest(seen.board(), query.asOf().map(moment -> cell.position()));
        String suffix = query.asOf()
                .map(moment -> "?" + Moment.AS_OF + "=" + cell.position())
                .orElse("");
        CellFigure shown = cell.figures().stream()
                .filter(figure -> figure.measure().equals(cell.measure()))
                .findFirst()
                .orElseThrow();
        Map<String, Object> model = new HashMap<>(Replay.model(
                query.asOf(), cell.position(), seen.instant(), asked.changed(PATH, Map.of(Moment.AS_OF, ""))));
        model.put("label", cell.label());
        model.put("unit", cell.unit());
        model.put("when", Words.time(cell.at()));
        model.put(
                "figures",
                cell.figures().stream()
                        .map(figure -> Figure.of(figure, cell, asked))
                        .toList());
        model.put("shown", shown.title().toLowerCase(Locale.ROOT));
        model.put("value", number(shown.value()));
        model.put("adds", shown.total());
        model.put("alternatives", cell.measure().equals(Measure.FREE.key()));
        model.put(
                "parts",
                cell.items().stream().map(part -> part(part, suffix, account)).toList());
        model.put("next", asked.next(cell.next()));
        model.put("file", asked.address("/api/board/cell"));
        model.put("board", board.board());
        model.put("offers", board.offers(cell.row().orElse(""), cell.column().orElse("")));
        return model;
    }

    private static Part part(CellPart part, String suffix, Account account) {
        return new Part(
                part.label(),
                part.within(),
                part.id()
                        .flatMap(id -> href(part.kind(), id, account))
                        .map(path -> path + suffix)
                        .orElse(null),
                number(part.value()),
                part.sentence(),
                part.alternatives().stream()
                        .map(offer -> new Offer(offer.label(), "/offers/" + offer.offer() + suffix, offer.sentence()))
                        .toList());
    }

    private static Optional<String> href(CellPart.Kind kind, String id, Account account) {
        return switch (kind) {
            case AREA -> Optional.of("/areas/" + id);
            case OFFER -> Optional.of("/offers/" + id);
            case COHORT -> Optional.of("/my-cohorts/" + id).filter(path -> account.role() == Role.UNIVERSITY);
            case UNIVERSITY, CARE_SYSTEM, OTHERS -> Optional.empty();
        };
    }

    private static String number(int value) {
        return String.format(Locale.UK, "%,d", value);
    }
}
