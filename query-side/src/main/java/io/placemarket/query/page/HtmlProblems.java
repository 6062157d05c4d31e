package io.placemarket.query.page;

import io.placemarket.edge.problem.ProblemAnswer;
import io.placemarket.edge.problem.ProblemPage;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Refusals and mistakes as pages, in words. */
@Component
class HtmlProblems implements ProblemPage {
    private final PageFrame frame;
    private final ISpringWebFluxTemplateEngine templates;

    HtmlProblems(PageFrame frame, ISpringWebFluxTemplateEngine templates) {
        this.frame = frame;
        this.templates = templates;
    }

    @Override
    public Mono<String> html(ProblemAnswer answer, ServerWebExchange exchange) {
        return frame.around(exchange)
                .publishOn(Schedulers.boundedElastic())
                .map(around -> templates.process("problem", new Context(Locale.UK, model(answer, around))));
    }

    private static Map<String, Object> model(ProblemAnswer answer, Map<String, Object> around) {
        Map<String, Object> model = new HashMap<>(around);
        model.put("problemTitle", answer.problem().code().title());
        model.put("problemDetail", answer.problem().detail());
        model.put("problemExplanation", answer.problem().code().explanation());
        model.put("again", answer.headers().containsHeader(HttpHeaders.RETRY_AFTER));
        Map<String, Object> figures = answer.problem().figures();
        if (figures.containsKey("goal")) {
            model.put("reached", figures.get("position"));
            model.put("goal", figures.get("goal"));
        }
        return model;
    }
}
