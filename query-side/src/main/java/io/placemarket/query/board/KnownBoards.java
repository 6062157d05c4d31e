package io.placemarket.query.board;

import io.placemarket.edge.account.AnswerHeaders;
import io.placemarket.edge.account.SignIn;
import io.placemarket.edge.position.Answers;
import io.placemarket.kernel.problem.RefusedException;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers who asks for a board again where nothing needs to be found out: who asks was found true a moment ago, and the board is known as it is
 * now. The answer is the one the long way gives, without the way, which costs many times what the answer does.
 */
@Component
class KnownBoards implements WebFilter, Ordered {
    static final String PATH = "/api/board";
    private static final String CACHE = "no-cache, private";
    /** After what tells everybody to wait while the market begins. */
    private static final int ORDER = HIGHEST_PRECEDENCE + 10;

    private final SignIn signIn;
    private final Boards boards;

    KnownBoards(SignIn signIn, Boards boards) {
        this.signIn = signIn;
        this.boards = boards;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!PATH.equals(request.getPath().value())
                || !HttpMethod.GET.equals(request.getMethod())
                || !takesJson(request.getHeaders())
                || signIn.known(request.getHeaders()).isEmpty()) {
            return chain.filter(exchange);
        }
        return known(request).map(frame -> answer(frame, exchange)).orElseGet(() -> chain.filter(exchange));
    }

    /** Whoever wants another kind of file, or a choice, is answered the long way. */
    private static boolean takesJson(HttpHeaders headers) {
        String accept = headers.getFirst(HttpHeaders.ACCEPT);
        return accept == null || accept.equals(MediaType.ALL_VALUE) || accept.equals(MediaType.APPLICATION_JSON_VALUE);
    }

    private Optional<Frame> known(ServerHttpRequest request) {
        try {
            return boards.known(request.getQueryParams());
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    private static Mono<Void> answer(Frame frame, ServerWebExchange exchange) {
        ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .ifPresent(context -> context.setPathPattern(PATH));
        AnswerHeaders.write(exchange);
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        headers.set(Answers.POSITION, Long.toString(frame.position()));
        headers.set(HttpHeaders.CACHE_CONTROL, CACHE);
        if (exchange.checkNotModified(frame.tag())) {
            return response.setComplete();
        }
        headers.set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        headers.setContentLength(frame.content().remaining());
        return response.writeWith(Mono.just(response.bufferFactory().wrap(frame.content())));
    }
}
