package io.placemarket.query;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Counts which requests come to the filters, before any other filter; what is answered before that is not among them. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class LongWay implements WebFilter {
    private final ConcurrentMap<String, Integer> taken = new ConcurrentHashMap<>();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        taken.merge(exchange.getRequest().getURI().getPath(), 1, Integer::sum);
        return chain.filter(exchange);
    }

    /** How many requests of this path came so far. */
    public int taken(String path) {
        return taken.getOrDefault(path, 0);
    }
}
