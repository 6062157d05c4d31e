package io.placemarket.edge.problem;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/** The last to hear of a failure: nothing leaves the house but problem details. */
final class ProblemHandler implements WebExceptionHandler, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
    /** Before the framework's own, which stands at -1. */
    private static final int ORDER = -2;

    private final Failures failures;
    private final ProblemWriter writer;

    ProblemHandler(Failures failures, ProblemWriter writer) {
        this.failures = failures;
        this.writer = writer;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return Mono.error(failure);
        }
        return writer.write(
                exchange, failures.answer(failure).orElseGet(() -> ProblemAnswer.of(incident(exchange, failure))));
    }

    private static Problem incident(ServerWebExchange exchange, Throwable failure) {
        String incident = "%08x".formatted(ThreadLocalRandom.current().nextInt());
        LOG.error(
                "incident {}: {} {} failed",
                incident,
                exchange.getRequest().getMethod(),
                exchange.getRequest().getPath().value(),
                failure);
        return Problem.of(
                        ProblemCode.INTERNAL,
                        "Something went wrong here. Tell whoever runs this market the incident number " + incident
                                + ".")
                .with("incident", incident);
    }
}
