package io.placemarket.edge.problem;

import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.FigureType;
import io.placemarket.kernel.refusal.RefusalType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/** Pages that need nothing but themselves and one style sheet. */
final class PlainPages implements ProblemPage {
    @Override
    public Mono<String> html(ProblemAnswer answer, ServerWebExchange exchange) {
        ProblemCode code = answer.problem().code();
        return Mono.just(page(
                code.title(),
                "<p>" + escaped(answer.problem().detail()) + "</p>\n<p>" + link(code)
                        + "</p>\n<p><a href=\"/\">Go to the first page</a></p>"));
    }

    static String explanation(ProblemCode code) {
        return page(
                code.title(),
                "<p>" + escaped(code.explanation()) + "</p>\n<dl>\n<dt>Code</dt><dd><code>" + code.code()
                        + "</code></dd>\n<dt>HTTP status</dt><dd>" + code.status()
                        + "</dd>\n</dl>\n" + rules(code) + "<p><a href=\"/problems\">All problems</a></p>");
    }

    /** What the rules that give it tell, and would accept. */
    private static String rules(ProblemCode code) {
        return RefusalType.of(code).stream()
                .map(kind -> "<h2>" + escaped(kind.name()) + "</h2>\n<dl>\n" + figures(kind.figures())
                        + (kind.accepted().isEmpty()
                                ? ""
                                : "<dt>What would be accepted</dt><dd>" + escaped(kind.accepted()) + "</dd>\n")
                        + "</dl>\n")
                .collect(Collectors.joining());
    }

    private static String figures(List<FigureType> figures) {
        return figures.stream()
                .map(figure -> "<dt><code>" + figure.name() + "</code></dt><dd>" + escaped(figure.meaning())
                        + (figure.each().isEmpty() ? "" : "\n<dl>\n" + figures(figure.each()) + "</dl>\n") + "</dd>\n")
                .collect(Collectors.joining());
    }

    static String list() {
        return page(
                "Problems and what they mean",
                Stream.of(ProblemCode.values())
                        .map(code ->
                                "<li>" + link(code) + " (" + code.status() + ", <code>" + code.code() + "</code>)</li>")
                        .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>")));
    }

    private static String page(String title, String content) {
        return """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s – Placemarket</title>
            <link rel="stylesheet" href="/assets/edge/plain.css">
            </head>
            <body>
            <main>
            <h1>%s</h1>
            %s
            </main>
            </body>
            </html>
            """.formatted(escaped(title), escaped(title), content);
    }

    private static String link(ProblemCode code) {
        return "<a href=\"" + ProblemAnswer.TYPES + code.code() + "\">" + escaped(code.title()) + "</a>";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
