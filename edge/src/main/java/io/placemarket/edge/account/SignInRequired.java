package io.placemarket.edge.account;

import io.placemarket.edge.problem.ProblemAnswer;
import io.placemarket.edge.problem.ProblemWriter;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Sends people to the sign-in page, and tells programs that they need an account. */
final class SignInRequired implements ServerAuthenticationEntryPoint {
    private static final String CHALLENGE = "Basic realm=\"Placemarket\", charset=\"UTF-8\"";

    private final ProblemWriter writer;

    SignInRequired(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException failure) {
        if (ProblemWriter.wantsPage(exchange)
                && HttpMethod.GET.equals(exchange.getRequest().getMethod())) {
            return Mono.defer(() -> {
                SavedTarget.save(exchange);
                exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
                exchange.getResponse().getHeaders().setLocation(URI.create(SignInController.PATH));
                return exchange.getResponse().setComplete();
            });
        }
        HttpHeaders headers = new HttpHeaders();
        if (!isAskedByPage(exchange.getRequest().getHeaders())) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
        boolean tried = exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
        return writer.write(
                exchange,
                new ProblemAnswer(
                        Problem.of(
                                ProblemCode.SIGN_IN_REQUIRED,
                                tried ? "This name and password do not belong together." : "This needs an account."),
                        headers));
    }

    /** A browser that hears of the scheme puts a window of its own over the page whose script, stream of events, or link to a file, has asked. */
    private static boolean isAskedByPage(HttpHeaders headers) {
        String mode = headers.getFirst("Sec-Fetch-Mode");
        String accept = headers.getFirst(HttpHeaders.ACCEPT);
        return headers.containsHeader("X-Requested-With")
                || (mode != null && !mode.equals("navigate"))
                || "same-origin".equals(headers.getFirst("Sec-Fetch-Site"))
                || (accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE));
    }
}
