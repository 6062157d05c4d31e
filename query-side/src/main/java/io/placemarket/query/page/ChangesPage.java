package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.query.board.BoardCell;
import io.placemarket.query.board.BoardDifferences.Difference;
import io.placemarket.query.change.Change;
import io.placemarket.query.change.Changes;
import io.placemarket.query.change.ChangesQuery;
import io.placemarket.query.change.ChangesReads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What changed since yesterday, or between two moments. */
@Controller
class ChangesPage {
    /** The cells that are listed, those that changed most; the board shows all. */
    private static final int MOST_CELLS = 25;

    private final PageFrame frame;
    private final ChangesReads changes;

    ChangesPage(PageFrame frame, ChangesReads changes) {
        this.frame = frame;
        this.changes = changes;
    }

    /** A cell that differs, with the address of what is behind it. */
    record CellLine(String label, String week, String was, String is, String what, String href) {
        static CellLine of(Difference difference) {
            String row = difference.row().map(key -> "&row=" + key).orElse("");
            Week week = difference.week().orElseThrow();
            return new CellLine(
                    difference.label().orElse("All together"),
                    Words.week(week),
                    shown(difference.was()),
                    shown(difference.is()),
                    what(difference.was(), difference.is()),
                    "/board/cell?column=" + week + "&from=" + week + row);
        }

        private static String shown(BoardCell cell) {
            return cell.stillToPlace().orElse(0) + " | " + cell.freeShown();
        }

        private static String what(BoardCell was, BoardCell is) {
            List<String> parts = new ArrayList<>();
            part(parts, "offered", was.offered(), is.offered());
            part(parts, "limit", was.limit(), is.limit());
            part(parts, "held", was.held(), is.held());
            part(parts, "kept for turns", was.turns(), is.turns());
            part(parts, "allocated", was.allocated(), is.allocated());
            part(parts, "waiting", was.waiting(), is.waiting());
            part(parts, "over-committed", was.overCommitted(), is.overCommitted());
            return String.join(", ", parts);
        }

        private static void part(List<String> parts, String name, int was, int is) {
            if (was != is) {
                parts.add("%s %+d".formatted(name, is - was));
            }
        }
    }

    /** What happened in one area, or to the demand of all. */
    record Group(String name, @Nullable String href, List<Line> lines) {}

    /** One thing that happened. */
    record Line(
            String kind, String what, String when, @Nullable String href) {
        static Line of(Change change) {
            return new Line(
                    Words.plain(change.kind()),
                    change.what(),
                    Words.moment(change.at()),
                    change.offer()
                            .map(offer -> "/offers/" + offer)
                            .or(() -> change.area().map(area -> "/areas/" + area))
                            .or(() -> change.profession().map(code -> "/board?profession=" + code))
                            .orElse(null));
        }
    }

    @GetMapping(path = "/board/changes", produces = PageFrame.HTML)
    Mono<Rendering> changes(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Asked asked = new Asked(exchange)
                .momentAsInstant("sinceMoment", ChangesQuery.SINCE)
                .momentAsInstant("untilMoment", ChangesQuery.UNTIL);
        ChangesQuery query = ChangesQuery.of(asked.filters());
        return changes.between(atLeast.position(), query, account.actor())
                .flatMap(answer -> frame.page("changes", exchange, model(answer, query, asked)));
    }

    private static Map<String, Object> model(Changes answer, ChangesQuery query, Asked asked) {
        Map<String, Object> model = new HashMap<>();
        model.put("since", Words.time(answer.since().instant()));
        model.put("until", Words.time(answer.until().instant()));
        model.put("sinceMoment", Words.local(answer.since().instant()));
        model.put(
                "untilMoment",
                query.until()
                        .map(until -> Words.local(answer.until().instant()))
                        .orElse(null));
        model.put(
                "kinds",
                Choice.of(
                        Change.Kind.values(),
                        Words::plain,
                        query.kinds().stream().map(Enum::name).toList()));
        model.put("cellCount", answer.cells().size());
        model.put(
                "cells",
                answer.cells().stream()
                        .sorted(Comparator.comparingInt(ChangesPage::weight).reversed())
                        .limit(MOST_CELLS)
                        .map(CellLine::of)
                        .toList());
        model.put("total", answer.total().stream().map(CellLine::of).toList());
        model.put("compare", compare(answer, query));
        model.put("groups", groups(answer.items()));
        model.put("next", asked.next(answer.next()));
        model.put("file", asked.address("/api/changes"));
        return model;
    }

    private static int weight(Difference difference) {
        return Math.abs(difference.is().gap() - difference.was().gap());
    }

    /** The board of the later moment beside the earlier; there is none before the log. */
    private static @Nullable String compare(Changes answer, ChangesQuery query) {
        return answer.since().position() < 1
                ? null
                : "/board?compareWith=" + answer.since().position()
                        + query.until()
                                .map(until -> "&asOf=" + answer.until().position())
                                .orElse("");
    }

    private static List<Group> groups(List<Change> items) {
        Map<Optional<AreaId>, List<Change>> byArea = new LinkedHashMap<>();
        items.forEach(change ->
                byArea.computeIfAbsent(change.area(), area -> new ArrayList<>()).add(change));
        return byArea.entrySet().stream()
                .map(entry -> new Group(
                        entry.getValue().getFirst().areaName().orElse("Demand"),
                        entry.getKey().map(area -> "/areas/" + area).orElse(null),
                        entry.getValue().stream().map(Line::of).toList()))
                .toList();
    }
}
