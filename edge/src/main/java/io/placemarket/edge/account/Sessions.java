package io.placemarket.edge.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Who is signed in with a browser: a cookie that holds the user's name, signed (JWS, HS256) with a secret all processes share, so that each accepts
 * what another has signed. No process remembers a session; role and organisation are read from the account.
 */
final class Sessions {
    static final String COOKIE = "placemarket-session";
    static final Duration LIFE = Duration.ofHours(8);

    private static final String ISSUER = "placemarket";
    private static final int LONGEST_TOKEN = 1_000;

    private final SharedSecret secret;
    private final Accounts accounts;
    private final Clock clock;

    Sessions(SharedSecret secret, Accounts accounts, Clock clock) {
        this.secret = secret;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The cookie that keeps this account signed in. */
    Mono<ResponseCookie> begin(Account account, ServerWebExchange exchange) {
        return secret.value()
                .map(key ->
                        cookie(sign(account.user(), key), exchange).maxAge(LIFE).build());
    }

    /** The cookie that ends it. */
    static ResponseCookie end(ServerWebExchange exchange) {
        return cookie("", exchange).maxAge(0).build();
    }

    /**
     * Who is signed in; nobody without a valid cookie or where the account is no longer active. A request that names an account by its own header is
     * judged by that alone.
     */
    Mono<Account> current(ServerWebExchange exchange) {
        HttpCookie cookie = exchange.getRequest().getCookies().getFirst(COOKIE);
        if (cookie == null
                || cookie.getValue().length() > LONGEST_TOKEN
                || exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            return Mono.empty();
        }
        return secret.value()
                .mapNotNull(key -> user(cookie.getValue(), key).orElse(null))
                .flatMap(accounts::find);
    }

    private String sign(String user, byte[] key) {
        Instant now = clock.instant();
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .subject(user)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)))
                        .build());
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("a secret of 32 bytes signs", e);
        }
        return token.serialize();
    }

    private Optional<String> user(String text, byte[] key) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            if (!token.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256) || !token.verify(new MACVerifier(key))) {
                return Optional.empty();
            }
            JWTClaimsSet claims = token.getJWTClaimsSet();
            Date until = claims.getExpirationTime();
            boolean valid = ISSUER.equals(claims.getIssuer())
                    && until != null
                    && clock.instant().isBefore(until.toInstant());
            return valid ? Optional.ofNullable(claims.getSubject()) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String value, ServerWebExchange exchange) {
        return ResponseCookie.from(COOKIE, value)
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .secure(isSecure(exchange));
    }

    private static boolean isSecure(ServerWebExchange exchange) {
        return "https".equalsIgnoreCase(exchange.getRequest().getURI().getScheme());
    }
}
