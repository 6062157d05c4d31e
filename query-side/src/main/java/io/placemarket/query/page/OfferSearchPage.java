package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.query.market.Labels;
import io.placemarket.query.offer.OfferQuery;
import io.placemarket.query.offer.OfferReads;
import io.placemarket.query.offer.OfferRow;
import io.placemarket.query.offer.OfferState;
import io.placemarket.query.past.Moments;
import io.placemarket.query.reading.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Searching offers. */
@Controller
class OfferSearchPage {
    private final PageFrame frame;
    private final Moments moments;

    OfferSearchPage(PageFrame frame, Moments moments) {
        this.frame = frame;
        this.moments = moments;
    }

    @GetMapping(path = "/offers", produces = PageFrame.HTML)
    Mono<Rendering> search(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Asked asked = new Asked(exchange);
        OfferQuery query = OfferQuery.of(
                asked.dayAsWeek("from", "firstWeek").dayAsWeek("to", "lastWeek").filters());
        return moments.ask(
                        atLeast.position(),
                        query.asOf(),
                        then -> Map.entry(
                                new OfferReads(then.market(), then.today()).search(query, account.actor()),
                                then.instant()))
                .flatMap(found -> {
                    Page<OfferRow> page = found.getKey();
                    Map<String, Object> model = new HashMap<>();
                    model.put("offers", OfferLine.of(page.items()));
                    model.put("search", search(asked, query));
                    model.put("next", asked.next(page.next()));
                    model.put("file", asked.address("/api/offers"));
                    model.putAll(Replay.model(query.asOf(), page.position(), found.getValue(), "/offers"));
                    return frame.page("offers", exchange, model);
                });
    }

    /** The form as it was filled in. */
    private static Map<String, Object> search(Asked asked, OfferQuery query) {
        Map<String, Object> form = new HashMap<>();
        form.put("mine", query.mine());
        for (String field : List.of("q", "minFree", "from", "to", "area")) {
            form.put(field, asked.text(field));
        }
        form.put("professions", Choice.professions(asked.all("profession")));
        form.put("levels", Choice.of(LearnerLevel.values(), Labels::of, asked.all("level")));
        form.put("icbs", Choice.icbs(asked.all("icb")));
        form.put("sectors", Choice.sectors(asked.all("sector")));
        form.put("modes", Choice.of(Mode.values(), Labels::of, asked.all("mode")));
        form.put("supervisions", Choice.supervisions(asked.all("supervision")));
        form.put(
                "states",
                Choice.of(
                        OfferState.values(),
                        Words::plain,
                        query.states().stream().map(OfferState::name).toList()));
        form.put(
                "unfolded",
                query.mine()
                        || !(query.sectors().isEmpty()
                                && query.modes().isEmpty()
                                && query.supervisions().isEmpty()
                                && query.states().isEmpty()));
        return form;
    }
}
