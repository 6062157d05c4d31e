package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.query.past.Moments;
import io.placemarket.query.reading.Today;
import io.placemarket.query.unmet.UnmetDemand;
import io.placemarket.query.unmet.UnmetQuery;
import io.placemarket.query.unmet.UnmetReads;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Students still to place for whom nothing fits, a line a profession and board, a column a week. */
@Controller
class UnmetDemandPage {
    private final PageFrame frame;
    private final Moments moments;
    private final Clock clock;
    private final int threshold;

    UnmetDemandPage(
            PageFrame frame,
            Moments moments,
            Clock clock,
            @Value("${placemarket.measures.smallest-count:5}") int threshold) {
        this.frame = frame;
        this.moments = moments;
        this.clock = clock;
        this.threshold = threshold;
    }

    /**
     * A profession's students of one board.
     *
     * @param students by week, in words: none, a number, or that they are not told
     */
    record Line(String profession, String board, List<String> students) {}

    @GetMapping(path = "/unmet-demand", produces = PageFrame.HTML)
    Mono<Rendering> unmet(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Asked asked = new Asked(exchange).dayAsWeek("from", "firstWeek").dayAsWeek("to", "lastWeek");
        UnmetQuery query = UnmetQuery.of(asked.filters(), Today.at(clock));
        return moments.study(
                        atLeast.position(),
                        Optional.empty(),
                        now -> new UnmetReads(now.market(), threshold).of(query, account.actor()))
                .flatMap(found -> frame.page("unmet-demand", exchange, model(found, asked)));
    }

    private static Map<String, Object> model(UnmetDemand found, Asked asked) {
        List<Week> weeks =
                WeekSet.range(found.firstWeek(), found.lastWeek()).stream().toList();
        Map<String, Object> model = new HashMap<>();
        model.put("file", asked.address("/api/unmet-demand"));
        model.put("from", found.firstWeek().monday());
        model.put("to", found.lastWeek().monday());
        model.put("professions", Choice.professions(asked.all("profession")));
        model.put("icbs", Choice.icbs(asked.all("icb")));
        model.put("weeks", weeks.stream().map(Words::week).toList());
        model.put("lines", lines(found, weeks));
        model.put(
                "total",
                found.studentWeeks().isPresent()
                        ? String.format(Locale.UK, "%,d", found.studentWeeks().getAsInt())
                        : null);
        model.put(
                "hidden",
                Optional.of(found.suppressed())
                        .filter(count -> count > 0)
                        .map(count -> Words.count(count, "figure"))
                        .orElse(null));
        model.put("definition", found.definition());
        return model;
    }

    private record Group(String profession, String board) {}

    private static List<Line> lines(UnmetDemand found, List<Week> weeks) {
        Map<Group, Map<Week, String>> groups = new LinkedHashMap<>();
        found.rows()
                .forEach(row -> groups.computeIfAbsent(
                                new Group(row.professionName(), row.icbName()), group -> new HashMap<>())
                        .put(row.week(), told(row.students())));
        List<Line> lines = new ArrayList<>();
        groups.forEach((group, told) -> lines.add(new Line(
                group.profession(),
                group.board(),
                weeks.stream().map(week -> told.getOrDefault(week, "")).toList())));
        return lines;
    }

    private static String told(OptionalInt students) {
        return students.isPresent() ? String.format(Locale.UK, "%,d", students.getAsInt()) : "not told";
    }
}
