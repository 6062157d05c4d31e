package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.identity.Role;
import io.placemarket.query.area.AreaQuery;
import io.placemarket.query.area.AreaReads;
import io.placemarket.query.area.AreaRow;
import io.placemarket.query.past.Moments;
import io.placemarket.query.reading.Page;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Areas whose audits end soon, for the region. */
@Controller
class AuditsPage {
    private final PageFrame frame;
    private final Moments moments;

    AuditsPage(PageFrame frame, Moments moments) {
        this.frame = frame;
        this.moments = moments;
    }

    /** An area with its provider. */
    record Line(AuditLine audit, String provider) {
        static Line of(AreaRow area) {
            return new Line(AuditLine.of(area.area(), area.name(), area.auditHeldUntil()), area.providerName());
        }
    }

    @GetMapping(path = "/audits", produces = PageFrame.HTML)
    Mono<Rendering> audits(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Roles.require(account, Role.REGIONAL);
        Asked asked = new Asked(exchange).orElse("auditEndsWithin", Integer.toString(AuditLine.WEEKS));
        AreaQuery query = AreaQuery.of(asked.filters());
        return moments.ask(
                        atLeast.position(),
                        query.asOf(),
                        then -> new AreaReads(then.market(), then.today()).search(query, account.actor()))
                .flatMap((Page<AreaRow> page) -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put("audits", page.items().stream().map(Line::of).toList());
                    model.put("within", query.auditEndsWithin().orElse(AuditLine.WEEKS));
                    model.put("icbs", Choice.icbs(asked.all("icb")));
                    model.put("file", asked.address("/api/placement-areas"));
                    model.put("next", asked.next(page.next()));
                    return frame.page("audits", exchange, model);
                });
    }
}
