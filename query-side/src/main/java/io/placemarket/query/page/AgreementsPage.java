package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.agreement.AgreementReads;
import io.placemarket.query.agreement.AgreementRow;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.PageRequest;
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

/** What providers and education providers agreed, and making another agreement. */
@Controller
class AgreementsPage {
    private final PageFrame frame;
    private final Views views;

    AgreementsPage(PageFrame frame, Views views) {
        this.frame = frame;
        this.views = views;
    }

    /** An agreement, a line each term. */
    record Line(String provider, String university, String term, String professions) {
        static Stream<Line> of(AgreementRow row) {
            return row.terms().stream()
                    .map(term -> new Line(
                            row.providerName(),
                            row.universityName(),
                            Words.day(term.from()) + " to " + Words.day(term.to()),
                            term.professions().isEmpty()
                                    ? "Any"
                                    : term.professions().stream()
                                            .map(ReferenceData.shipped()::professionName)
                                            .collect(Collectors.joining(", "))));
        }
    }

    private record Seen(Page<AgreementRow> page, List<Choice> universities) {}

    @GetMapping(path = "/agreements", produces = PageFrame.HTML)
    Mono<Rendering> agreements(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Asked asked = new Asked(exchange);
        PageRequest request = PageRequest.of(asked.filters(), "agreements");
        return views.ask(
                        atLeast.position(),
                        market -> new Seen(
                                new AgreementReads(market).search(request, account.actor()),
                                market.organisations().all().stream()
                                        .filter(known -> known.details().educates())
                                        .map(known -> new Choice(
                                                known.id().value(),
                                                known.details().name(),
                                                false))
                                        .toList()))
                .flatMap(seen -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put(
                            "agreements",
                            seen.page().items().stream().flatMap(Line::of).toList());
                    model.put("universities", seen.universities());
                    model.put("professions", Choice.professions(List.of()));
                    model.put("next", asked.next(seen.page().next()));
                    return frame.page("agreements", exchange, model);
                });
    }
}
