package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.plan.PlannedStarts;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.market.Labels;
import io.placemarket.query.plan.PlanReads;
import io.placemarket.query.plan.PlanRow;
import io.placemarket.query.plan.Plans;
import io.placemarket.query.reading.Today;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What is planned for an academic year, and planning it anew. */
@Controller
class PlansPage {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final PageFrame frame;
    private final Views views;
    private final Clock clock;

    PlansPage(PageFrame frame, Views views, Clock clock) {
        this.frame = frame;
        this.views = views;
        this.clock = clock;
    }

    /** A plan, with its lines. */
    record Section(String id, String name, String since, String total, List<Line> lines, List<String> former) {
        static Section of(PlanRow row) {
            return new Section(
                    row.educationProvider().value(),
                    row.name(),
                    Words.moment(row.setAt()),
                    Words.count(row.total(), "planned start"),
                    row.lines().stream().map(Line::of).toList(),
                    row.former().stream()
                            .map(before -> "%s planned on %s".formatted(before.total(), Words.moment(before.setAt())))
                            .toList());
        }
    }

    /** One of its lines. */
    record Line(String profession, String level, String route, String start, int number) {
        static Line of(PlannedStarts starts) {
            return new Line(
                    ReferenceData.shipped().professionName(starts.profession()),
                    Labels.of(starts.level()),
                    Labels.of(starts.route()),
                    Words.month(starts.start()),
                    starts.number());
        }
    }

    private record Seen(Plans plans, List<Choice> universities) {}

    @GetMapping(path = "/plans", produces = PageFrame.HTML)
    Mono<Rendering> plans(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Asked asked = new Asked(exchange);
        OptionalInt year = asked.filters().number("year", FIRST_YEAR, LAST_YEAR);
        return views.ask(
                        atLeast.position(),
                        market -> new Seen(
                                new PlanReads(market).of(year, Today.at(clock), account.actor()),
                                market.organisations().all().stream()
                                        .filter(known -> known.details().educates())
                                        .map(known -> new Choice(
                                                known.id().value(),
                                                known.details().name(),
                                                false))
                                        .toList()))
                .flatMap(seen -> frame.page("plans", exchange, model(seen, account)));
    }

    private static Map<String, Object> model(Seen seen, Account account) {
        int year = seen.plans().year();
        Map<String, Object> model = new HashMap<>();
        model.put("year", year);
        model.put("label", label(year));
        model.put(
                "years",
                IntStream.rangeClosed(Math.max(FIRST_YEAR, year - 2), Math.min(LAST_YEAR, year + 2))
                        .mapToObj(one -> new Choice(String.valueOf(one), label(one), one == year))
                        .toList());
        model.put("plans", seen.plans().plans().stream().map(Section::of).toList());
        model.put("region", account.role() == Role.REGIONAL);
        model.put("mayPlan", account.role() == Role.REGIONAL || account.role() == Role.UNIVERSITY);
        model.put("universities", seen.universities());
        return model;
    }

    private static String label(int year) {
        return "%d/%02d".formatted(year, (year + 1) % 100);
    }
}
