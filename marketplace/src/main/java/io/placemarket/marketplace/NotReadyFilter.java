package io.placemarket.marketplace;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Asks everybody to wait while the market is not ready: browsers by a page that looks again by itself, programs by a problem. */
final class NotReadyFilter implements WebFilter, Ordered {
    private static final String SECONDS = "2";

    private final Readiness readiness;

    NotReadyFilter(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Optional<String> waitingFor = readiness.waitingFor();
        if (waitingFor.isEmpty() || exchange.getRequest().getPath().value().startsWith("/assets/")) {
            return chain.filter(exchange);
        }
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
        response.getHeaders().set(HttpHeaders.RETRY_AFTER, SECONDS);
        boolean page = exchange.getRequest().getHeaders().getAccept().contains(MediaType.TEXT_HTML);
        if (!page) {
            return Mono.error(Problem.of(ProblemCode.UNAVAILABLE, waitingFor.get())
                    .with("retryAfterSeconds", Integer.valueOf(SECONDS))
                    .refused());
        }
        response.getHeaders().setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
        byte[] bytes = page(waitingFor.get()).getBytes(StandardCharsets.UTF_8);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }

    private static String page(String waitingFor) {
        return """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta http-equiv="refresh" content="%s"><title>Placemarket is starting</title></head>
            <body><main><h1>Placemarket is starting</h1><p>%s This page looks again by itself.</p></main></body>
            </html>
            """.formatted(SECONDS, waitingFor);
    }
}
