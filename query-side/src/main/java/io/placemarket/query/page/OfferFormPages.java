package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.Arrangement;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Labels;
import io.placemarket.query.reading.Represented;
import io.placemarket.query.reading.Today;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
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

/** A provider's ways of posting: one by one, a file, last year's again. */
@Controller
class OfferFormPages {
    private final PageFrame frame;
    private final Views views;
    private final Clock clock;

    OfferFormPages(PageFrame frame, Views views, Clock clock) {
        this.frame = frame;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping(path = "/offers/new", produces = PageFrame.HTML)
    Mono<Rendering> post(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        return form(account, atLeast, exchange, false);
    }

    /** An offer for each of several professions, alternatives for the same places. */
    @GetMapping(path = "/offers/new-linked", produces = PageFrame.HTML)
    Mono<Rendering> postLinked(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        return form(account, atLeast, exchange, true);
    }

    private Mono<Rendering> form(Account account, AtLeast atLeast, ServerWebExchange exchange, boolean linked) {
        Asked asked = new Asked(exchange);
        return areas(account, atLeast, asked.all("area"))
                .zipWith(universities(atLeast))
                .flatMap(both -> {
                    Map<String, Object> model = new HashMap<>(Map.of(
                            "linked", linked,
                            "areas", both.getT1(),
                            "universities", both.getT2(),
                            "professions", Choice.professions(List.of()),
                            "levels", Choice.of(LearnerLevel.values(), Labels::of, List.of()),
                            "modes", Choice.of(Mode.values(), Labels::of, List.of()),
                            "supervisions", Choice.supervisions(List.of()),
                            "arrangements", Choice.of(Arrangement.values(), Labels::of, List.of()),
                            "weekdays", Choice.of(DayOfWeek.values(), Words::plain, List.of()),
                            "tieBreaks", Choice.of(TieBreak.values(), Labels::of, List.of())));
                    model.put("requirements", Choice.of(Requirement.values(), Requirement::label, List.of()));
                    asked.all("replaces").stream().findFirst().ifPresent(before -> model.put("replaces", before));
                    return frame.page("offer-new", exchange, model);
                });
    }

    private Mono<List<Choice>> universities(AtLeast atLeast) {
        return views.ask(
                atLeast.position(),
                market -> market.organisations().all().stream()
                        .filter(known -> known.details().educates())
                        .map(known ->
                                new Choice(known.id().value(), known.details().name(), false))
                        .toList());
    }

    @GetMapping(path = "/offers/upload", produces = PageFrame.HTML)
    Mono<Rendering> upload(Account account, ServerWebExchange exchange) {
        Roles.require(account, Role.PROVIDER);
        return frame.page(
                "offer-upload",
                exchange,
                Map.of(
                        "professionCodes",
                                ReferenceData.shipped().professions().keySet().stream()
                                        .map(ProfessionCode::value)
                                        .collect(Collectors.joining(", ")),
                        "levelCodes", Fields.oneOf(LearnerLevel.class),
                        "modeCodes", Fields.oneOf(Mode.class),
                        "supervisionCodes", "one of " + SupervisionModel.codes()));
    }

    @GetMapping(path = "/offers/copy", produces = PageFrame.HTML)
    Mono<Rendering> copy(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        LocalDate today = Today.at(clock).day();
        return areas(account, atLeast, new Asked(exchange).all("area"))
                .flatMap(areas -> frame.page(
                        "offer-copy",
                        exchange,
                        Map.of("areas", areas, "firstDay", today.minusYears(1), "lastDay", today)));
    }

    private Mono<List<Choice>> areas(Account account, AtLeast atLeast, List<String> chosen) {
        Roles.organisation(account, Role.PROVIDER);
        Today today = Today.at(clock);
        return views.ask(
                atLeast.position(),
                market -> choices(
                        Represented.by(account.actor(), market, today)
                                .flatMap(provider -> market.areas().of(provider).stream()),
                        chosen));
    }

    private static List<Choice> choices(Stream<AreasView.Entry> areas, List<String> chosen) {
        return areas.sorted(Comparator.comparing(AreasView.Entry::name))
                .map(area -> new Choice(
                        area.id().value(),
                        area.name(),
                        chosen.contains(area.id().value())))
                .toList();
    }
}
