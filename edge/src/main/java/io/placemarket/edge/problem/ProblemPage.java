package io.placemarket.edge.problem;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows a problem to somebody with a browser. The side that has pages offers a bean of this type; else a plain page is shown. */
@FunctionalInterface
public interface ProblemPage {
    /** The page's HTML; the status and headers are set by whoever asks. */
    Mono<String> html(ProblemAnswer answer, ServerWebExchange exchange);
}
