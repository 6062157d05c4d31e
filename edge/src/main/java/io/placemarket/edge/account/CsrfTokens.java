package io.placemarket.edge.account;

import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestHandler;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Tells our own pages from others that send requests in somebody's name (double submit): a form carries the token as it was written into the page, masked anew
 * each time; a script reads the cookie and sends it as header.
 */
final class CsrfTokens implements ServerCsrfTokenRequestHandler {
    private static final Set<HttpMethod> READING =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

    private final XorServerCsrfTokenRequestAttributeHandler forForms = new XorServerCsrfTokenRequestAttributeHandler();
    private final ServerCsrfTokenRequestHandler forScripts = new ServerCsrfTokenRequestAttributeHandler();

    /** The cookie {@code XSRF-TOKEN}, which scripts can read. */
    static CookieServerCsrfTokenRepository repository() {
        CookieServerCsrfTokenRepository repository = CookieServerCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookiePath("/");
        repository.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return repository;
    }

    /**
     * What needs a token: everything that changes something, but for callers that name their account in a header of their own. Even those need it where a
     * browser says that another site sent the request, since browsers repeat a password they were once given.
     */
    static ServerWebExchangeMatcher needed() {
        return exchange -> isNeeded(exchange.getRequest()) ? MatchResult.match() : MatchResult.notMatch();
    }

    private static boolean isNeeded(ServerHttpRequest request) {
        if (READING.contains(request.getMethod())) {
            return false;
        }
        String site = request.getHeaders().getFirst("Sec-Fetch-Site");
        boolean fromElsewhere = site != null && !site.equals("same-origin") && !site.equals("none");
        return fromElsewhere || !request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
    }

    @Override
    public void handle(ServerWebExchange exchange, Mono<CsrfToken> csrfToken) {
        forForms.handle(exchange, csrfToken);
    }

    @Override
    public Mono<String> resolveCsrfTokenValue(ServerWebExchange exchange, CsrfToken csrfToken) {
        boolean byScript = exchange.getRequest().getHeaders().containsHeader(csrfToken.getHeaderName());
        return (byScript ? forScripts : forForms).resolveCsrfTokenValue(exchange, csrfToken);
    }
}
