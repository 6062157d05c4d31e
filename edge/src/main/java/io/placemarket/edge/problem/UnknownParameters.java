package io.placemarket.edge.problem;

import io.placemarket.kernel.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses a parameter that a request to change something does not have: whoever asks for a dry run where there is none must not find it done.
 */
final class UnknownParameters implements WebFilter {
    private static final List<HttpMethod> READING = List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final ParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();

    UnknownParameters(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        boolean asked = !request.getQueryParams().isEmpty()
                && !READING.contains(request.getMethod())
                && request.getPath().value().startsWith("/api/");
        return asked ? check(exchange).then(chain.filter(exchange)) : chain.filter(exchange);
    }

    /** Where nobody handles it, whoever would is left to say so. */
    private Mono<Void> check(ServerWebExchange exchange) {
        return mappings.getObject()
                .getHandler(exchange)
                .ofType(HandlerMethod.class)
                .onErrorComplete()
                .doOnNext(handler -> check(known(handler), exchange.getRequest().getQueryParams()))
                .then();
    }

    private List<String> known(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters()).flatMap(this::name).toList();
    }

    private Stream<String> name(MethodParameter parameter) {
        RequestParam told = parameter.getParameterAnnotation(RequestParam.class);
        if (told == null) {
            return Stream.empty();
        }
        parameter.initParameterNameDiscovery(names);
        return told.name().isEmpty() ? Stream.ofNullable(parameter.getParameterName()) : Stream.of(told.name());
    }

    private static void check(List<String> known, MultiValueMap<String, String> asked) {
        asked.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.invalid(
                                    name,
                                    name + "=" + asked.getFirst(name),
                                    known.isEmpty()
                                            ? "no parameter; nothing was done"
                                            : "these parameters only: " + String.join(", ", known)
                                                    + "; nothing was done")
                            .refused();
                });
    }
}
