package io.placemarket.edge.problem;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Makes every failure problem details. */
@AutoConfiguration(before = ErrorWebFluxAutoConfiguration.class)
@Import(ProblemController.class)
public class ProblemAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    ProblemPage problemPage() {
        return new PlainPages();
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper mapper, ProblemPage page) {
        return new ProblemWriter(mapper, page);
    }

    @Bean
    ProblemHandler problemHandler(ObjectProvider<ProblemMapping> mappings, ProblemWriter writer) {
        return new ProblemHandler(new Failures(mappings.orderedStream().toList()), writer);
    }

    @Bean
    NettyServerCustomizer unreadableRequests(JsonMapper mapper) {
        return new UnreadableRequests(mapper)::on;
    }

    @Bean
    UnknownParameters unknownParameters(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new UnknownParameters(mappings);
    }

    /** Addresses that try to trick path matching are refused before anything looks at them. */
    @Bean
    ServerExchangeRejectedHandler rejectedExchanges(ProblemWriter writer) {
        return (exchange, rejected) -> writer.write(
                exchange, Problem.of(ProblemCode.MALFORMED_REQUEST, "The address or a header is not well formed."));
    }
}
