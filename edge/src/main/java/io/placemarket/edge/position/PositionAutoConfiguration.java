package io.placemarket.edge.position;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets controllers take {@link IfMatch}, {@link IdempotencyKey} and {@link AtLeast} as arguments. */
@AutoConfiguration
public class PositionAutoConfiguration {
    @Bean
    WebFluxConfigurer positionArguments() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(
                        new Argument<>(
                                IfMatch.class, IfMatch::parse, exchange -> header(exchange, HttpHeaders.IF_MATCH)),
                        new Argument<>(
                                IdempotencyKey.class,
                                IdempotencyKey::parse,
                                exchange -> header(exchange, IdempotencyKey.HEADER)),
                        new Argument<>(
                                AtLeast.class,
                                AtLeast::parse,
                                exchange ->
                                        exchange.getRequest().getQueryParams().getFirst(AtLeast.PARAMETER)));
            }
        };
    }

    private static @Nullable String header(ServerWebExchange exchange, String name) {
        return exchange.getRequest().getHeaders().getFirst(name);
    }

    /** Reads one text of the request into one type. */
    private record Argument<T>(
            Class<T> type, Function<@Nullable String, T> parser, Function<ServerWebExchange, @Nullable String> source)
            implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == type;
        }

        @Override
        public Mono<Object> resolveArgument(
                MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
            return Mono.fromSupplier(() -> parser.apply(source.apply(exchange)));
        }
    }
}
