package io.placemarket.edge.account;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What browsers are told about each of our answers: nothing of others is loaded, nobody frames us, and we are no address to be passed on. One that
 * says that nothing has changed says nothing of it: the browser keeps what it was told with the answer it has (RFC 9110, 15.4.5).
 */
public final class AnswerHeaders implements ServerHttpHeadersWriter {
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** A year, as browsers that preload ask for. */
    private static final String ONLY_ENCRYPTED = "max-age=31536000 ; includeSubDomains";

    AnswerHeaders() {}

    @Override
    public Mono<Void> writeHttpHeaders(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        if (!HttpStatus.NOT_MODIFIED.equals(response.getStatusCode())) {
            write(exchange.getRequest(), response);
        }
        return Mono.empty();
    }

    /** Adds them to an answer that is given before the part that knows who is signed in. */
    public static void write(ServerHttpRequest request, ServerHttpResponse response) {
        HttpHeaders headers = response.getHeaders();
        set(headers, "X-Content-Type-Options", "nosniff");
        set(headers, "X-Frame-Options", "DENY");
        set(headers, "X-XSS-Protection", "0");
        set(headers, "Referrer-Policy", "same-origin");
        set(headers, "Content-Security-Policy", CONTENT_SECURITY_POLICY);
        if ("https".equalsIgnoreCase(request.getURI().getScheme())) {
            set(headers, "Strict-Transport-Security", ONLY_ENCRYPTED);
        }
    }

    /** What an answer says of itself stands. */
    private static void set(HttpHeaders headers, String name, String value) {
        if (!headers.containsHeader(name)) {
            headers.set(name, value);
        }
    }
}
