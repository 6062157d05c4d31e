package io.placemarket.query.board;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.placemarket.edge.account.AnswerHeaders;
import io.placemarket.edge.account.SignIn;
import io.placemarket.edge.position.Answers;
import io.placemarket.kernel.problem.RefusedException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;

/**
 * Answers who asks for a board again where nothing needs to be found out: who asks was found true a moment ago, and the board is known as it is
 * now. The answer is the one the long way gives, without the way, which costs many times what the answer does.
 */
@Component
final class KnownBoards implements WebHttpHandlerBuilderCustomizer {
    static final String PATH = "/api/board";
    private static final String CACHE = "no-cache, private";

    private final SignIn signIn;
    private final Boards boards;
    private final Timer whole;
    private final Timer unchanged;

    KnownBoards(SignIn signIn, Boards boards, MeterRegistry meters) {
        this.signIn = signIn;
        this.boards = boards;
        this.whole = timer(meters, HttpStatus.OK, "SUCCESS");
        this.unchanged = timer(meters, HttpStatus.NOT_MODIFIED, "REDIRECTION");
    }

    /** Where answers given the long way are counted too. */
    private static Timer timer(MeterRegistry meters, HttpStatus status, String outcome) {
        return Timer.builder("http.server.requests")
                .tag("error", "none")
                .tag("exception", "none")
                .tag("method", "GET")
                .tag("outcome", outcome)
                .tag("status", String.valueOf(status.value()))
                .tag("uri", PATH)
                .register(meters);
    }

    @Override
    public void customize(WebHttpHandlerBuilder builder) {
        builder.httpHandlerDecorator(longWay -> (request, response) -> known(request)
                .map(frame -> answer(frame, request, response))
                .orElseGet(() -> longWay.handle(request, response)));
    }

    private Optional<Frame> known(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        if (!PATH.equals(request.getPath().value())
                || !HttpMethod.GET.equals(request.getMethod())
                || !isOnce(headers, HttpHeaders.ACCEPT)
                || !isOnce(headers, HttpHeaders.IF_NONE_MATCH)
                || !takesJson(headers)
                || !isPlain(headers)
                || signIn.known(headers).isEmpty()) {
            return Optional.empty();
        }
        try {
            return boards.known(request.getQueryParams());
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    /** Of several lines the first alone would be looked at. */
    private static boolean isOnce(HttpHeaders headers, String name) {
        return headers.getOrEmpty(name).size() <= 1;
    }

    /** Whoever wants another kind of file, or a choice, is answered the long way. */
    private static boolean takesJson(HttpHeaders headers) {
        String accept = headers.getFirst(HttpHeaders.ACCEPT);
        return accept == null || accept.equals(MediaType.ALL_VALUE) || accept.equals(MediaType.APPLICATION_JSON_VALUE);
    }

    /** Under no condition, or under the one that it is not the answer with this tag. */
    private static boolean isPlain(HttpHeaders headers) {
        String tag = headers.getFirst(HttpHeaders.IF_NONE_MATCH);
        return (tag == null || (tag.startsWith("\"") && tag.indexOf(',') < 0))
                && !headers.containsHeader(HttpHeaders.IF_MATCH)
                && !headers.containsHeader(HttpHeaders.IF_UNMODIFIED_SINCE);
    }

    /** Counted until it is handed over; how long its reader takes says nothing of us. */
    private Mono<Void> answer(Frame frame, ServerHttpRequest request, ServerHttpResponse response) {
        long began = System.nanoTime();
        HttpHeaders headers = response.getHeaders();
        headers.set(Answers.POSITION, Long.toString(frame.position()));
        headers.set(HttpHeaders.CACHE_CONTROL, CACHE);
        headers.set(HttpHeaders.ETAG, frame.tag());
        headers.set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        boolean same = frame.tag().equals(request.getHeaders().getFirst(HttpHeaders.IF_NONE_MATCH));
        Mono<Void> answer = same ? unchanged(response) : whole(frame, request, response);
        (same ? unchanged : whole).record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        return answer;
    }

    private static Mono<Void> unchanged(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.NOT_MODIFIED);
        return response.setComplete();
    }

    private static Mono<Void> whole(Frame frame, ServerHttpRequest request, ServerHttpResponse response) {
        ByteBuffer content = frame.content();
        AnswerHeaders.write(request, response);
        response.getHeaders().setContentLength(content.remaining());
        return response.writeWith(Mono.just(response.bufferFactory().wrap(content)));
    }
}
