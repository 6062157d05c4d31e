package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.query.alert.AlertFeeds;
import io.placemarket.query.alert.AlertList;
import io.placemarket.query.alert.AlertRow;
import io.placemarket.query.market.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One's own alerts, and a form for another. */
@Controller
class AlertsPage {
    private static final int WEEKS_TOLD = 6;

    private final PageFrame frame;
    private final AlertFeeds alerts;

    AlertsPage(PageFrame frame, AlertFeeds alerts) {
        this.frame = frame;
        this.alerts = alerts;
    }

    /**
     * One of them.
     *
     * @param state a tag's end: bad, good or wait
     */
    record Line(String id, String told, String now, String state, String weeks, String unsure) {
        static Line of(AlertRow row) {
            String now = row.raised() ? "Raised" : row.unsure().isEmpty() ? "Clear" : "Not sure";
            return new Line(
                    row.alert().value(),
                    row.told(),
                    now,
                    row.raised() ? "bad" : row.unsure().isEmpty() ? "good" : "wait",
                    weeks(row.crossed()),
                    row.unsure().isEmpty()
                            ? ""
                            : "Not sure: " + weeks(row.unsure())
                                    + ". Where very many different offers share an area, not every way to fill it is tried; a week"
                                    + " that may have enough raises nothing.");
        }

        private static String weeks(List<AlertRow.Count> counts) {
            String weeks = counts.stream()
                    .limit(WEEKS_TOLD)
                    .map(count -> Words.week(count.week()) + ": " + number(count))
                    .collect(Collectors.joining(", "));
            int more = counts.size() - WEEKS_TOLD;
            return more > 0 ? weeks + " and " + Words.count(more, "week") + " more" : weeks;
        }

        private static String number(AlertRow.Count count) {
            return count.atMost().isPresent()
                    ? "at least %d, at most %d"
                            .formatted(count.count(), count.atMost().getAsInt())
                    : String.valueOf(count.count());
        }
    }

    /** A filter of the form. */
    record Pick(String name, String label, List<Choice> choices) {}

    @GetMapping(path = "/alerts", produces = PageFrame.HTML)
    Mono<Rendering> page(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        new Asked(exchange).filters().nothingElse();
        return alerts.of(atLeast.position(), account.user())
                .flatMap(list -> frame.page("alerts", exchange, model(list)));
    }

    private static Map<String, Object> model(AlertList list) {
        Map<String, Object> model = new HashMap<>();
        model.put("alerts", list.items().stream().map(Line::of).toList());
        model.put("position", list.position());
        model.put(
                "picks",
                List.of(
                        new Pick("professions", "Profession", Choice.professions(List.of())),
                        new Pick("levels", "Learner level", Choice.of(LearnerLevel.values(), Labels::of, List.of())),
                        new Pick("icbs", "Integrated care system", Choice.icbs(List.of())),
                        new Pick("sectors", "Sector", Choice.sectors(List.of())),
                        new Pick("modes", "Mode", Choice.of(Mode.values(), Labels::of, List.of())),
                        new Pick("supervisions", "Supervision", Choice.supervisions(List.of()))));
        return model;
    }
}
