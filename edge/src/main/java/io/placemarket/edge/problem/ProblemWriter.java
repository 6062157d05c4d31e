package io.placemarket.edge.problem;

import io.placemarket.kernel.problem.Problem;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem: as JSON, or as a page to a browser that asked for one. */
public final class ProblemWriter {
    private final JsonMapper mapper;
    private final ProblemPage page;

    ProblemWriter(JsonMapper mapper, ProblemPage page) {
        this.mapper = mapper;
        this.page = page;
    }

    public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        return write(exchange, ProblemAnswer.of(problem));
    }

    public Mono<Void> write(ServerWebExchange exchange, ProblemAnswer answer) {
        return wantsPage(exchange)
                ? page.html(answer, exchange)
                        .flatMap(html -> send(
                                exchange,
                                answer,
                                new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8),
                                html.getBytes(StandardCharsets.UTF_8)))
                : send(
                        exchange,
                        answer,
                        MediaType.APPLICATION_PROBLEM_JSON,
                        mapper.writeValueAsBytes(
                                answer.body(exchange.getRequest().getURI().getRawPath())));
    }

    /** Whether somebody looks at this with a browser: it asked for HTML by name, and not of the API. */
    public static boolean wantsPage(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        if (path.equals("/api") || path.startsWith("/api/")) {
            return false;
        }
        try {
            return exchange.getRequest().getHeaders().getAccept().stream()
                    .anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static Mono<Void> send(ServerWebExchange exchange, ProblemAnswer answer, MediaType type, byte[] body) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(answer.problem().code().status()));
        // What a controller had already said of its own answer is not true of this one.
        response.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        response.getHeaders().setContentType(type);
        response.getHeaders().setCacheControl("no-store");
        answer.headers().forEach((name, values) -> response.getHeaders().put(name, values));
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
