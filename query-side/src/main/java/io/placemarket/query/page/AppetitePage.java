package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.area.AppetiteEvent.Answer;
import io.placemarket.query.appetite.AppetiteQuery;
import io.placemarket.query.appetite.AppetiteReads;
import io.placemarket.query.appetite.AppetiteRow;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Today;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What areas say of their appetite, for everybody who plans; reasons for the region only. */
@Controller
class AppetitePage {
    private final PageFrame frame;
    private final Views views;
    private final Clock clock;

    AppetitePage(PageFrame frame, Views views, Clock clock) {
        this.frame = frame;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping(path = "/appetite", produces = PageFrame.HTML)
    Mono<Rendering> appetite(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Asked asked = new Asked(exchange);
        AppetiteQuery query = AppetiteQuery.of(asked.filters());
        return views.ask(
                        atLeast.position(),
                        market -> new AppetiteReads(market, Today.at(clock)).search(query, account.actor()))
                .flatMap((Page<AppetiteRow> page) -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put(
                            "answers",
                            page.items().stream().map(AppetiteLine::of).toList());
                    model.put("professions", Choice.professions(asked.all("profession")));
                    model.put("said", Choice.of(Answer.values(), Answer::label, asked.all("answer")));
                    model.put("icbs", Choice.icbs(asked.all("icb")));
                    model.put("next", asked.next(page.next()));
                    model.put("file", asked.address("/api/appetite"));
                    return frame.page("appetite", exchange, model);
                });
    }
}
