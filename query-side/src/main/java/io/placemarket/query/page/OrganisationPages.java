package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.query.organisation.OrganisationQuery;
import io.placemarket.query.organisation.OrganisationReads;
import io.placemarket.query.organisation.OrganisationRow;
import io.placemarket.query.views.Views;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who takes part in the market. */
@Controller
class OrganisationPages {
    private final PageFrame frame;
    private final Views views;

    OrganisationPages(PageFrame frame, Views views) {
        this.frame = frame;
        this.views = views;
    }

    /** An organisation in the table. */
    record Line(String name, String sector, String roles, String town, String icb, String codes) {
        static Line of(OrganisationRow row) {
            return new Line(
                    row.name(),
                    row.sector().label(),
                    row.roles().stream().map(Line::role).collect(Collectors.joining(", ")),
                    row.town().orElse(""),
                    row.icbName().orElse(""),
                    Stream.concat(row.odsCode().stream(), row.ukprn().stream()).collect(Collectors.joining(", ")));
        }

        private static String role(OrganisationRole role) {
            return switch (role) {
                case PROVIDER -> "Hosts students";
                case EDUCATION_PROVIDER -> "Educates students";
            };
        }
    }

    @GetMapping(path = "/organisations", produces = PageFrame.HTML)
    Mono<Rendering> organisations(AtLeast atLeast, ServerWebExchange exchange) {
        Asked asked = new Asked(exchange);
        OrganisationQuery query = OrganisationQuery.of(asked.filters());
        return views.ask(atLeast.position(), market -> new OrganisationReads(market).search(query))
                .flatMap(page -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put(
                            "organisations", page.items().stream().map(Line::of).toList());
                    model.put("q", asked.text("q"));
                    model.put("roles", Choice.of(OrganisationRole.values(), Line::role, asked.all("role")));
                    model.put("sectors", Choice.sectors(asked.all("sector")));
                    model.put("icbs", Choice.icbs(asked.all("icb")));
                    model.put("next", asked.next(page.next()));
                    model.put("file", asked.address("/api/organisations"));
                    return frame.page("organisations", exchange, model);
                });
    }

    @GetMapping(path = "/organisations/new", produces = PageFrame.HTML)
    Mono<Rendering> add(Account account, ServerWebExchange exchange) {
        Roles.require(account, Role.OPERATOR);
        return frame.page(
                "organisation-new",
                exchange,
                Map.of(
                        "ownerships", Choice.of(Ownership.values(), OrganisationPages::owner, List.of()),
                        "settings", Choice.of(Setting.values(), Words::plain, List.of()),
                        "icbs", Choice.icbs(List.of())));
    }

    private static String owner(Ownership ownership) {
        return switch (ownership) {
            case NHS -> "NHS";
            case GP_PARTNERSHIP -> "GP partnership";
            case PRIVATE, VOLUNTARY, LOCAL_AUTHORITY, EDUCATION -> Words.plain(ownership);
        };
    }
}
