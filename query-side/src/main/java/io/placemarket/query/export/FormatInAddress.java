package io.placemarket.query.export;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.query.reading.Filters;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Lets an address say what a list is wanted as, so that a plain link gives its file: from here on the request is one whose {@code Accept} says
 * so. Refused where it is no form of a list, or what is read is no list.
 */
@Component
final class FormatInAddress implements WebFilter {
    private static final List<PathPattern> LISTS = ListFiles.ALL.stream()
            .map(file -> PathPatternParser.defaultInstance.parse(file.path()))
            .toList();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        PathContainer path = request.getPath().pathWithinApplication();
        boolean asked = request.getQueryParams().containsKey(ListFiles.FORMAT)
                && (HttpMethod.GET.equals(request.getMethod()) || HttpMethod.HEAD.equals(request.getMethod()))
                && path.value().startsWith("/api/");
        return asked
                ? Mono.defer(() -> chain.filter(
                        exchange.mutate().request(accepting(request, path)).build()))
                : chain.filter(exchange);
    }

    private static ServerHttpRequest accepting(ServerHttpRequest request, PathContainer path) {
        Filters filters = new Filters(request.getQueryParams());
        ServerHttpRequest.Builder plain = request.mutate().uri(without(request.getURI()));
        filters.one(ListFiles.FORMAT).ifPresent(text -> {
            if (LISTS.stream().noneMatch(list -> list.matches(path))) {
                throw Problem.invalid(ListFiles.FORMAT, text, "nothing: what is read here is had in one form alone")
                        .refused();
            }
            FileForm form = FileForm.read(text);
            plain.headers(headers -> headers.setAccept(List.of(form.type())));
        });
        return plain.build();
    }

    private static URI without(URI address) {
        return UriComponentsBuilder.fromUri(address)
                .replaceQueryParam(ListFiles.FORMAT)
                .build(true)
                .toUri();
    }
}
