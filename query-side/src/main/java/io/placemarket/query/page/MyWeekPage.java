package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Role;
import io.placemarket.query.reading.Today;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A provider's first page. */
@Controller
class MyWeekPage {
    private static final int MOST_SKIPPED = 100_000;

    private final PageFrame frame;
    private final Views views;
    private final Clock clock;

    MyWeekPage(PageFrame frame, Views views, Clock clock) {
        this.frame = frame;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping(path = "/my-week", produces = PageFrame.HTML)
    Mono<Rendering> myWeek(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        OrganisationId provider = Roles.organisation(account, Role.PROVIDER);
        int skip = new Asked(exchange).filters().number("skip", 0, MOST_SKIPPED).orElse(0);
        Instant now = clock.instant();
        Today today = Today.at(clock);
        return views.ask(atLeast.position(), market -> MyWeek.of(market, account.actor(), provider, today, now, skip))
                .flatMap(week -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put("coming", week.coming());
                    model.put("waiting", week.waiting());
                    model.put("work", WorkLine.of(week.work(), now));
                    model.put("things", week.work().count());
                    model.put("grid", week.grid());
                    if (week.grid().more()) {
                        model.put("next", "/my-week?skip=" + (skip + MyWeek.AREAS) + "#grid-title");
                    }
                    return frame.page("my-week", exchange, model);
                });
    }
}
