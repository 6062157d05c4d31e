package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.query.past.Moments;
import io.placemarket.query.work.WorkKind;
import io.placemarket.query.work.WorkQuery;
import io.placemarket.query.work.WorkReads;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What needs who looks. */
@Controller
class WorkPage {
    private final PageFrame frame;
    private final Moments moments;
    private final Clock clock;

    WorkPage(PageFrame frame, Moments moments, Clock clock) {
        this.frame = frame;
        this.moments = moments;
        this.clock = clock;
    }

    /** A kind of which there is something. */
    record Kind(String label, int count, String href) {}

    @GetMapping(path = "/my-work", produces = PageFrame.HTML)
    Mono<Rendering> work(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Asked asked = new Asked(exchange);
        WorkQuery query = WorkQuery.of(asked.filters());
        Instant now = clock.instant();
        return moments.own(
                        atLeast.position(),
                        account.actor(),
                        market -> new WorkReads(market, now).mine(query, account.actor()))
                .flatMap(list -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put("work", WorkLine.of(list, now));
                    model.put("summary", Words.count(list.count(), "thing"));
                    model.put(
                            "kinds",
                            list.kinds().entrySet().stream()
                                    .map(entry -> new Kind(
                                            entry.getKey().label(),
                                            entry.getValue(),
                                            asked.changed("/my-work", Map.of("kind", name(entry.getKey())))))
                                    .toList());
                    model.put("narrowed", !query.kinds().isEmpty());
                    model.put("next", asked.next(list.next()));
                    model.put("file", asked.address("/api/work"));
                    return frame.page("my-work", exchange, model);
                });
    }

    private static String name(WorkKind kind) {
        return kind.name();
    }
}
