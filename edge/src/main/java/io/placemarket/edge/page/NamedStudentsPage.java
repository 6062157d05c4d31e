package io.placemarket.edge.page;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows somebody with a browser what a list of students was answered. The side that has pages offers a bean of this type. */
@FunctionalInterface
public interface NamedStudentsPage {
    /** The page's HTML. */
    Mono<String> html(NamedStudents answer, ServerWebExchange exchange);
}
