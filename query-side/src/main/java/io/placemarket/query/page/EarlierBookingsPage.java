package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.kernel.identity.Role;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where a university sends what was booked before there was a market. */
@Controller
class EarlierBookingsPage {
    private final PageFrame frame;

    EarlierBookingsPage(PageFrame frame) {
        this.frame = frame;
    }

    @GetMapping(path = "/my-cohorts/earlier-bookings", produces = PageFrame.HTML)
    Mono<Rendering> upload(Account account, ServerWebExchange exchange) {
        Roles.require(account, Role.UNIVERSITY);
        return frame.page("earlier-bookings", exchange, Map.of());
    }
}
