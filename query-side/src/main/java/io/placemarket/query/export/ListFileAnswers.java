package io.placemarket.query.export;

import io.placemarket.edge.csv.CsvWriting;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.query.past.Moment;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.PageRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityResultHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers whoever wants one of the {@link ListFiles} as CSV or lines of JSON: asks its controller for page after page, as a caller would by the
 * cursor, and sends each while the next is read. Everybody else is answered as before.
 */
@Component
final class ListFileAnswers implements HandlerResultHandler, Ordered {
    private static final List<MediaType> FORMS =
            Arrays.stream(FileForm.values()).map(FileForm::type).toList();
    private static final int LINES_AT_ONCE = 100;

    private final RequestMappingHandlerAdapter controllers;
    private final ResponseEntityResultHandler answers;
    private final JsonMapper json;

    ListFileAnswers(RequestMappingHandlerAdapter controllers, ResponseEntityResultHandler answers, JsonMapper json) {
        this.controllers = controllers;
        this.answers = answers;
        this.json = json;
    }

    /** Before the one that answers as JSON. */
    @Override
    public int getOrder() {
        return answers.getOrder() - 1;
    }

    @Override
    public boolean supports(HandlerResult result) {
        return result.getHandler() instanceof HandlerMethod handler && ListFiles.has(handler);
    }

    @Override
    public Mono<Void> handleResult(ServerWebExchange exchange, HandlerResult result) {
        HandlerMethod handler = (HandlerMethod) result.getHandler();
        MediaType form = form(exchange);
        if (form.equals(MediaType.APPLICATION_JSON)) {
            return answers.handleResult(exchange, result);
        }
        new Filters(exchange.getRequest().getQueryParams())
                .one(Moment.COMPARE_WITH)
                .ifPresent(moment -> {
                    throw Problem.invalid(Moment.COMPARE_WITH, moment, "nothing: a file is of one moment; ask for JSON")
                            .refused();
                });
        return send(exchange, handler, ListFiles.of(handler).orElseThrow(), form);
    }

    /** Whoever takes anything gets JSON; so does, for the refusal, who takes none of them. */
    private static MediaType form(ServerWebExchange exchange) {
        List<MediaType> wanted =
                new ArrayList<>(exchange.getRequest().getHeaders().getAccept());
        MimeTypeUtils.sortBySpecificity(wanted);
        return wanted.stream()
                .flatMap(type -> FORMS.stream().filter(type::includes))
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON);
    }

    private Mono<Void> send(ServerWebExchange exchange, HandlerMethod handler, ListFile file, MediaType form) {
        return read(exchange, handler, Optional.empty()).flatMap(first -> {
            ServerHttpResponse response = exchange.getResponse();
            boolean csv = form.equals(CsvWriting.TYPE);
            response.getHeaders().putAll(first.headers());
            // An entity tag is of the answer as JSON.
            response.getHeaders().remove(HttpHeaders.ETAG);
            response.getHeaders().setContentType(form);
            response.getHeaders()
                    .set(
                            HttpHeaders.CONTENT_DISPOSITION,
                            "attachment; filename=\"%s.%s\"".formatted(file.name(), csv ? "csv" : "ndjson"));
            Flux<ObjectNode> lines = Mono.just(first)
                    .expand(page -> page.next()
                            .map(cursor -> read(exchange, handler, Optional.of(cursor)))
                            .orElseGet(Mono::empty))
                    .concatMapIterable(page -> file.lines().apply(page.body()));
            return response.writeWith(
                    csv
                            ? CsvWriting.stream(file.header(), lines.map(file::cells))
                            : lines.buffer(LINES_AT_ONCE).map(ListFileAnswers::buffer));
        });
    }

    /** An answer's headers and content. */
    private record Answer(HttpHeaders headers, JsonNode body) {
        Optional<String> next() {
            return body.path("next").asStringOpt();
        }
    }

    private Mono<Answer> read(ServerWebExchange exchange, HandlerMethod handler, Optional<String> cursor) {
        return controllers
                .handle(asking(exchange, handler, cursor), handler)
                .flatMap(result -> (Mono<?>) Objects.requireNonNull(result.getReturnValue()))
                .map(answer -> (ResponseEntity<?>) answer)
                .map(answer -> new Answer(answer.getHeaders(), tree(answer.getBody())));
    }

    /** Some controllers answer JSON that is written already. */
    private JsonNode tree(@Nullable Object body) {
        return body instanceof DataBuffer written ? json.readTree(written.asInputStream(true)) : json.valueToTree(body);
    }

    /** From the beginning, in the largest pages, where the list has any and is not read without. */
    private static ServerWebExchange asking(
            ServerWebExchange exchange, HandlerMethod handler, Optional<String> cursor) {
        switch (ListFiles.of(handler).orElseThrow().reading()) {
            case AT_ONCE -> {
                return exchange;
            }
            case WITHOUT_PAGES -> {
                exchange.getAttributes().put(Filters.WITHOUT_PAGES, true);
                return exchange;
            }
            case BY_PAGES -> {}
        }
        URI address = UriComponentsBuilder.fromUri(exchange.getRequest().getURI())
                .replaceQueryParam(PageRequest.LIMIT, PageRequest.MOST)
                .replaceQueryParam(PageRequest.CURSOR, cursor.stream().toArray())
                .build(true)
                .toUri();
        return exchange.mutate().request(request -> request.uri(address)).build();
    }

    private static DataBuffer buffer(List<ObjectNode> lines) {
        String text = lines.stream().map(ObjectNode::toString).collect(Collectors.joining("\n", "", "\n"));
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
