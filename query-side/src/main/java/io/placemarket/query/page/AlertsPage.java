package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.SupervisionModel;
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

    /** One of them. */
    record Line(String id, String told, boolean raised, String low) {
        static Line of(AlertRow row) {
            String weeks = row.low().stream()
                    .limit(WEEKS_TOLD)
                    .map(low -> Words.week(low.week()) + ": " + low.free())
                    .collect(Collectors.joining(", "));
            int more = row.low().size() - WEEKS_TOLD;
            return new Line(
                    row.alert().value(),
                    row.told(),
                    row.raised(),
                    more > 0 ? weeks + " and " + Words.count(more, "week") + " more" : weeks);
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
                        new Pick("icbs", "Integrated care system", Choice.icbs(List.of())),
                        new Pick("sectors", "Sector", Choice.sectors(List.of())),
                        new Pick("modes", "Mode", Choice.of(Mode.values(), Labels::of, List.of())),
                        new Pick(
                                "supervisions",
                                "Supervision",
                                Choice.of(SupervisionModel.values(), Labels::of, List.of()))));
        return model;
    }
}
