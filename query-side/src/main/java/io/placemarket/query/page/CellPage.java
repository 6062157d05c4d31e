package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.identity.Role;
import io.placemarket.query.board.CellCompared;
import io.placemarket.query.board.CellDetail;
import io.placemarket.query.board.CellFigure;
import io.placemarket.query.board.CellPart;
import io.placemarket.query.board.CellQuery;
import io.placemarket.query.board.Cells;
import io.placemarket.query.board.Measure;
import io.placemarket.query.past.Moment;
import io.placemarket.query.reading.Today;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
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
    private final Cells cells;
    private final Clock clock;

    CellPage(PageFrame frame, Cells cells, Clock clock) {
        this.frame = frame;
        this.cells = cells;
        this.clock = clock;
    }

    /**
     * A figure, with the address of what is behind it.
     *
     * @param was what it was at the moment compared with; nothing where there is none
     */
    record Figure(String title, String value, @Nullable String was, String sentence, String href, boolean shown) {
        static Figure of(CellFigure figure, CellDetail cell, Asked asked) {
            return new Figure(
                    figure.title(),
                    number(figure.value()),
                    cell.compared().map(other -> wasThen(other, figure)).orElse(null),
                    figure.sentence(),
                    asked.changed(PATH, Map.of(CellQuery.MEASURE, figure.measure())) + "#behind",
                    figure.measure().equals(cell.measure()));
        }
    }

    private static String wasThen(CellCompared other, CellFigure figure) {
        return other.figures().stream()
                .filter(one -> one.measure().equals(figure.measure()))
                .map(one -> number(one.was()) + (one.was() == one.is() ? "" : ": " + one.sentence()))
                .findFirst()
                .orElse("");
    }

    /** A part that is another than at the moment compared with. */
    record Changed(String label, String within, @Nullable String href, String was, String is, String sentence) {}

    /** Something behind a figure; what cannot be looked at has no address. */
    record Part(
            String label, String within, @Nullable String href, String value, String sentence, List<Offer> offers) {}

    /** What an offer could take alone. */
    record Offer(String label, String href, String sentence) {}

    @GetMapping(path = PATH, produces = PageFrame.HTML)
    Mono<Rendering> cell(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Asked asked = new Asked(exchange).momentAsInstant("comparedMoment", Moment.COMPARE_WITH);
        CellQuery query = CellQuery.of(asked.filters(), Today.at(clock));
        return cells.show(atLeast.position(), query, account.actor())
                .flatMap(seen -> frame.page("cell", exchange, model(seen, query, asked, account)));
    }

    private static Map<String, Object> model(Cells.Seen seen, CellQuery query, Asked asked, Account account) {
        CellDetail cell = seen.cell();
        BoardRequest board = new BoardRequest(
                seen.board(),
                query.asOf().map(moment -> cell.position()),
                cell.compared().map(CellCompared::position));
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
        model.put("file", asked.changed("/api/board/cell", Map.of(Moment.COMPARE_WITH, "")));
        model.put("fields", asked.fieldsBut("comparedMoment", Moment.COMPARE_WITH));
        model.put("compared", cell.compared().orElse(null));
        cell.compared().ifPresent(other -> {
            model.put("comparedWhen", Words.time(other.at()));
            model.put("comparedMoment", Words.local(other.at()));
            model.put("alone", asked.changed(PATH, Map.of(Moment.COMPARE_WITH, "")));
            model.put("more", other.more() == 0 ? null : Words.count(other.more(), "part"));
            model.put(
                    "changed",
                    other.items().stream()
                            .map(part -> changed(part, suffix, account))
                            .toList());
        });
        model.put("board", board.board());
        model.put("offers", board.offers(cell.row().orElse(""), cell.column().orElse("")));
        return model;
    }

    private static Part part(CellPart part, String suffix, Account account) {
        return new Part(
                part.label(),
                part.within(),
                link(part.kind(), part.id(), suffix, account),
                number(part.value()),
                part.sentence(),
                part.alternatives().stream()
                        .map(offer -> new Offer(offer.label(), "/offers/" + offer.offer() + suffix, offer.sentence()))
                        .toList());
    }

    private static Changed changed(CellCompared.Changed part, String suffix, Account account) {
        return new Changed(
                part.label(),
                part.within(),
                link(part.kind(), part.id(), suffix, account),
                number(part.was()),
                number(part.is()),
                part.sentence());
    }

    private static String number(OptionalInt value) {
        return value.isEmpty() ? "not told apart" : number(value.getAsInt());
    }

    private static @Nullable String link(CellPart.Kind kind, Optional<String> id, String suffix, Account account) {
        return id.flatMap(it -> href(kind, it, account))
                .map(path -> path + suffix)
                .orElse(null);
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
