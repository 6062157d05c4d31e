package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.account.SignedIn;
import io.placemarket.edge.page.NamedStudents;
import io.placemarket.edge.page.NamedStudents.Form;
import io.placemarket.edge.page.NamedStudentsPage;
import io.placemarket.edge.page.NamedStudentsWayIn;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.MalformedIdException;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.query.booking.HoldRow;
import io.placemarket.query.cohort.CohortReads;
import io.placemarket.query.market.Hold;
import io.placemarket.query.market.Market;
import io.placemarket.query.offer.OfferDetail;
import io.placemarket.query.offer.OfferReads;
import io.placemarket.query.past.MarketAt;
import io.placemarket.query.past.Moments;
import io.placemarket.query.reading.PageRequest;
import io.placemarket.query.reading.Visibility;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Where a university names a list of students for what is free in an offer, or for the places of a hold, checks it first, and reads what each
 * was answered. Where the side that decides takes its form, it needs no script; else a script sends the list, as those of other forms.
 */
@Controller
class StudentsPage implements NamedStudentsPage {
    private static final String TEMPLATE = "students";
    private static final Form NOTHING_YET = new Form("", "", "", "", true, "");

    private final PageFrame frame;
    private final Moments moments;
    private final ISpringWebFluxTemplateEngine templates;
    private final ObjectProvider<NamedStudentsWayIn> way;

    StudentsPage(
            PageFrame frame,
            Moments moments,
            ISpringWebFluxTemplateEngine templates,
            ObjectProvider<NamedStudentsWayIn> way) {
        this.frame = frame;
        this.moments = moments;
        this.templates = templates;
        this.way = way;
    }

    @GetMapping(path = "/offers/{offer}/students", produces = PageFrame.HTML)
    Mono<Rendering> form(@PathVariable OfferId offer, Account account, AtLeast atLeast, ServerWebExchange exchange) {
        return form(account, exchange, () -> model(offer, account, NOTHING_YET, atLeast.position()));
    }

    @GetMapping(path = "/holds/{hold}/students", produces = PageFrame.HTML)
    Mono<Rendering> form(@PathVariable HoldId hold, Account account, AtLeast atLeast, ServerWebExchange exchange) {
        return form(
                account,
                exchange,
                () -> model(hold.offer(), account, ofHold(hold), atLeast.position())
                        .doOnNext(model -> {
                            if (!model.containsKey("hold")) {
                                throw Problem.of(ProblemCode.NOT_FOUND, "There is no such hold of yours.")
                                        .refused();
                            }
                        }));
    }

    private Mono<Rendering> form(
            Account account, ServerWebExchange exchange, Supplier<Mono<Map<String, Object>>> model) {
        Roles.require(account, Role.UNIVERSITY);
        return model.get()
                .publishOn(Schedulers.boundedElastic())
                .flatMap(known -> frame.page(TEMPLATE, exchange, keyed(known)));
    }

    private static Form ofHold(HoldId hold) {
        return new Form("", "", "", "", true, hold.value());
    }

    /** The page's own key, under which its list is taken once; making one may wait for the system's random numbers. */
    private static Map<String, Object> keyed(Map<String, Object> model) {
        Map<String, Object> keyed = new HashMap<>(model);
        keyed.put("key", UUID.randomUUID().toString());
        return keyed;
    }

    @Override
    public Mono<String> html(NamedStudents answer, ServerWebExchange exchange) {
        return SignedIn.account(exchange)
                .flatMap(account -> model(answer.offer(), account, StudentsAnswered.left(answer), answer.position()))
                .zipWith(frame.around(exchange))
                .publishOn(Schedulers.boundedElastic())
                .map(both -> {
                    Map<String, Object> model = new HashMap<>(both.getT2());
                    model.putAll(keyed(both.getT1()));
                    model.putAll(StudentsAnswered.model(answer));
                    return templates.process(TEMPLATE, new Context(Locale.UK, model));
                });
    }

    private Mono<Map<String, Object>> model(OfferId offer, Account account, Form form, long atLeast) {
        String action = Optional.ofNullable(way.getIfAvailable())
                .map(found -> found.action(offer))
                .orElse("");
        return moments.ask(atLeast, Optional.empty(), then -> {
            Map<String, Object> model = model(then, offer, account, form);
            model.put("action", action);
            return model;
        });
    }

    private static Map<String, Object> model(MarketAt then, OfferId offer, Account account, Form form) {
        Market market = then.market();
        OfferDetail detail = new OfferReads(market, then.today()).one(offer, account.actor(), 1);
        WeekSet coming = WeekSet.covering(
                        detail.offer().firstDay(), detail.offer().lastDay())
                .from(then.today().week());
        Map<String, Object> model = new HashMap<>();
        model.put("offer", new OfferLine(detail.offer()));
        model.put("form", form);
        model.put("cohorts", cohorts(market, detail, account));
        model.put("weekChoices", Choice.weeks(coming));
        own(form, offer, market, account)
                .ifPresent(hold -> model.put("hold", new Held(HoldRow.of(hold, market, account.actor()), false)));
        return model;
    }

    /** The hold whose places they take, where it is one of the university's in this offer. */
    private static Optional<Hold> own(Form form, OfferId offer, Market market, Account account) {
        return Optional.of(form.hold())
                .filter(id -> !id.isEmpty())
                .flatMap(StudentsPage::id)
                .filter(id -> id.offer().equals(offer))
                .flatMap(market.bookings()::hold)
                .filter(hold -> Visibility.seesCohort(account.actor(), hold.university()));
    }

    private static Optional<HoldId> id(String text) {
        try {
            return Optional.of(new HoldId(text));
        } catch (MalformedIdException noHold) {
            return Optional.empty();
        }
    }

    private static List<Choice> cohorts(Market market, OfferDetail detail, Account account) {
        return new CohortReads(market)
                .mine(PageRequest.first("cohorts", PageRequest.MOST), account.actor()).items().stream()
                        .filter(cohort -> OfferPage.fits(cohort, detail.offer()))
                        .map(OfferPage::choice)
                        .toList();
    }
}
