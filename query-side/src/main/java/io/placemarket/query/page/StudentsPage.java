package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.account.SignedIn;
import io.placemarket.edge.page.NamedStudents;
import io.placemarket.edge.page.NamedStudents.Form;
import io.placemarket.edge.page.NamedStudents.Line;
import io.placemarket.edge.page.NamedStudents.Verdict;
import io.placemarket.edge.page.NamedStudentsPage;
import io.placemarket.edge.page.NamedStudentsWayIn;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.query.cohort.CohortReads;
import io.placemarket.query.market.Market;
import io.placemarket.query.offer.OfferDetail;
import io.placemarket.query.offer.OfferReads;
import io.placemarket.query.past.MarketAt;
import io.placemarket.query.past.Moments;
import io.placemarket.query.reading.PageRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** Where a university names a list of students for an offer, checks it first, and reads what each was answered. It needs no script. */
@Controller
class StudentsPage implements NamedStudentsPage {
    private static final String TEMPLATE = "students";
    private static final Form NOTHING_YET = new Form("", "", "", "", true);

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

    /** One of the list, and what it was answered. */
    record Answered(String student, String verdict, String verdictClass, List<String> words) {
        static Answered of(Line line, boolean tried, boolean none) {
            return switch (line.verdict()) {
                case REFUSED -> new Answered(line.student(), "No place", "pm-tag--bad", line.words());
                case PROPOSED -> placed(line, tried || none ? "Would be proposed" : "Proposed", none);
                case ACCEPTED -> placed(line, tried || none ? "Would have a place" : "Has a place", none);
            };
        }

        private static Answered placed(Line line, String verdict, boolean none) {
            return new Answered(line.student(), none ? verdict + " alone" : verdict, "pm-tag--good", line.words());
        }
    }

    @GetMapping(path = "/offers/{offer}/students", produces = PageFrame.HTML)
    Mono<Rendering> form(@PathVariable OfferId offer, Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Roles.require(account, Role.UNIVERSITY);
        if (way.getIfAvailable() == null) {
            throw Problem.of(
                            ProblemCode.NOT_FOUND,
                            "Lists are not taken here by a page; name the students on the offer’s page, or by a program.")
                    .refused();
        }
        return model(offer, account, NOTHING_YET, atLeast.position())
                .publishOn(Schedulers.boundedElastic())
                .flatMap(model -> frame.page(TEMPLATE, exchange, keyed(model)));
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
                .flatMap(account -> model(answer.offer(), account, left(answer), answer.position()))
                .zipWith(frame.around(exchange))
                .publishOn(Schedulers.boundedElastic())
                .map(both -> {
                    Map<String, Object> model = new HashMap<>(both.getT2());
                    model.putAll(keyed(both.getT1()));
                    model.putAll(result(answer));
                    return templates.process(TEMPLATE, new Context(Locale.UK, model));
                });
    }

    /** What is left to be asked: after it was done, those who were refused. */
    private static Form left(NamedStudents answer) {
        Form form = answer.form();
        if (answer.tried() || answer.refusal().isPresent()) {
            return form;
        }
        return new Form(
                form.cohort(),
                answer.lines().stream()
                        .filter(line -> line.verdict() == Verdict.REFUSED)
                        .map(Line::student)
                        .collect(Collectors.joining("\n")),
                form.first(),
                form.last(),
                form.each());
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
        OfferDetail detail = new OfferReads(market, then.today()).one(offer, account.actor());
        WeekSet coming = WeekSet.covering(
                        detail.offer().firstDay(), detail.offer().lastDay())
                .from(then.today().week());
        Map<String, Object> model = new HashMap<>();
        model.put("offer", new OfferLine(detail.offer()));
        model.put("form", form);
        model.put("cohorts", cohorts(market, detail, account));
        model.put("weekChoices", Choice.weeks(coming));
        return model;
    }

    private static List<Choice> cohorts(Market market, OfferDetail detail, Account account) {
        return new CohortReads(market)
                .mine(PageRequest.first("cohorts", PageRequest.MOST), account.actor()).items().stream()
                        .filter(cohort -> OfferPage.fits(cohort, detail.offer()))
                        .map(OfferPage::choice)
                        .toList();
    }

    private static Map<String, Object> result(NamedStudents answer) {
        boolean none = answer.refusal().isPresent();
        long placed = answer.lines().stream()
                .filter(line -> line.verdict() != Verdict.REFUSED)
                .count();
        Map<String, Object> result = new HashMap<>();
        result.put("tried", answer.tried());
        result.put(
                "lines",
                answer.lines().stream()
                        .map(line -> Answered.of(line, answer.tried(), none))
                        .toList());
        result.put("refusal", answer.refusal().orElse(""));
        result.put(
                "summary",
                "%s %s a place, %d %s."
                        .formatted(
                                Words.count(placed, "student"),
                                answer.tried() ? "would have" : placed == 1 ? "has" : "have",
                                answer.lines().size() - placed,
                                answer.tried() ? "would not" : "not"));
        result.put("canName", answer.tried() && !none);
        result.put("checked", answer.form().digest());
        return result;
    }
}
