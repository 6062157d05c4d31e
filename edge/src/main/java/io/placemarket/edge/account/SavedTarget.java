package io.placemarket.edge.account;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/** Remembers in a cookie which page somebody wanted who has to sign in first. Only pages of this site are ever gone to. */
final class SavedTarget {
    static final String COOKIE = "placemarket-target";
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final int LONGEST = 1_000;

    private SavedTarget() {}

    static void save(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        String query = request.getURI().getRawQuery();
        String target = request.getURI().getRawPath() + (query == null ? "" : "?" + query);
        if (isLocal(target)) {
            exchange.getResponse()
                    .addCookie(cookie(URLEncoder.encode(target, StandardCharsets.UTF_8))
                            .maxAge(LIFE)
                            .build());
        }
    }

    /** The page, once. */
    static Optional<String> take(ServerWebExchange exchange) {
        HttpCookie cookie = exchange.getRequest().getCookies().getFirst(COOKIE);
        if (cookie == null) {
            return Optional.empty();
        }
        exchange.getResponse().addCookie(cookie("").maxAge(0).build());
        try {
            return Optional.of(URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8))
                    .filter(SavedTarget::isLocal);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** One slash and then neither slash nor backslash, which browsers take for another host; only what an address may hold unescaped. */
    static boolean isLocal(String target) {
        return target.length() <= LONGEST
                && target.matches("/(?![/\\\\])(?:[A-Za-z0-9\\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*")
                && !target.startsWith(SignInController.PATH);
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String value) {
        return ResponseCookie.from(COOKIE, value).path("/").httpOnly(true).sameSite("Lax");
    }
}
