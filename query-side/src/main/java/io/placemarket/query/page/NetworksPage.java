package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.organisation.OrganisationEvent.NetworkJoined;
import io.placemarket.query.market.Market;
import io.placemarket.query.reading.Represented;
import io.placemarket.query.reading.Today;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Which networks and training hubs act for a provider, and for whom it acts as one. */
@Controller
class NetworksPage {
    private final PageFrame frame;
    private final Views views;
    private final Clock clock;

    NetworksPage(PageFrame frame, Views views, Clock clock) {
        this.frame = frame;
        this.views = views;
        this.clock = clock;
    }

    /** A membership, told from either side. */
    record Line(String name, String term) {
        static Line of(String name, NetworkJoined joined) {
            return new Line(name, Words.day(joined.from()) + " to " + Words.day(joined.to()));
        }
    }

    /** An area of a member. */
    record Area(String id, String name, String provider) {}

    @GetMapping(path = "/networks", produces = PageFrame.HTML)
    Mono<Rendering> networks(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        OrganisationId own = Roles.organisation(account, Role.PROVIDER);
        Today today = Today.at(clock);
        return views.ask(atLeast.position(), market -> model(market, own, account, today))
                .flatMap(model -> frame.page("networks", exchange, model));
    }

    private static Map<String, Object> model(Market market, OrganisationId own, Account account, Today today) {
        return Map.of(
                "hubs",
                market.organisations().find(own).stream()
                        .flatMap(known -> known.networks().stream())
                        .map(joined -> Line.of(market.organisations().name(joined.hub()), joined))
                        .toList(),
                "members",
                market.organisations().all().stream()
                        .flatMap(member -> member.networks().stream()
                                .filter(joined -> joined.hub().equals(own))
                                .map(joined -> Line.of(member.details().name(), joined)))
                        .toList(),
                "areas",
                Represented.by(account.actor(), market, today)
                        .filter(provider -> !provider.equals(own))
                        .flatMap(provider -> market.areas().of(provider).stream())
                        .map(area -> new Area(
                                area.id().value(),
                                area.name(),
                                market.organisations().name(area.provider())))
                        .toList(),
                "providers",
                Choice.providersBut(own, market));
    }
}
