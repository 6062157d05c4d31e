package io.placemarket.marketplace.demonstration;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.marketplace.demonstration.plan.Intent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * Keeps the demonstration's market moving: something happens every few seconds, in the first hours; later every half minute. It never acts
 * for an organisation that people act for: what visitors do is not undone behind their backs.
 */
final class Simulation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Simulation.class);
    private static final int LIVELY_STEPS = 1_500;
    private static final Duration LIVELY = Duration.ofSeconds(4);
    private static final Duration CALM = Duration.ofSeconds(30);

    private final Supplier<Mono<Intent>> next;
    private final Function<OrganisationId, Mono<Boolean>> hasPeople;
    private final Function<Intent, CompletableFuture<?>> perform;
    private final Disposable.Swap running = Disposables.swap();

    /**
     * Of these parts.
     *
     * @param next what somebody wants now, if anything
     * @param hasPeople whether somebody can sign in for an organisation: then it acts for itself
     */
    Simulation(
            Supplier<Mono<Intent>> next,
            Function<OrganisationId, Mono<Boolean>> hasPeople,
            Function<Intent, CompletableFuture<?>> perform) {
        this.next = next;
        this.hasPeople = hasPeople;
        this.perform = perform;
    }

    /** Begins; once. */
    void start() {
        running.update(Mono.defer(this::step)
                .onErrorResume(this::passOver)
                .repeatWhen(done -> done.index((index, nothing) -> pause(index)).concatMap(Mono::delay))
                .subscribe());
    }

    private static Duration pause(long step) {
        Duration about = step < LIVELY_STEPS ? LIVELY : CALM;
        return about.plusMillis(ThreadLocalRandom.current().nextLong(about.toMillis()) - about.toMillis() / 2);
    }

    private Mono<Boolean> step() {
        return next.get()
                .filterWhen(intent -> isPeoples(intent).map(peoples -> !peoples))
                .flatMap(intent -> Mono.fromFuture(() -> perform.apply(intent)).thenReturn(true));
    }

    private Mono<Boolean> isPeoples(Intent intent) {
        return Mono.justOrEmpty(
                        Order.of(intent, DemonstrationMarket.LIVE).actor().organisation())
                .flatMap(hasPeople)
                .defaultIfEmpty(false);
    }

    /** Somebody else was quicker: as on any market. Anything else is worth a line. */
    private Mono<Boolean> passOver(Throwable failure) {
        if (failure instanceof RefusedException refused) {
            LOG.debug("Refused in the simulated market: {}", refused.getMessage());
        } else {
            LOG.warn("The simulated market could not do something: {}", failure.getMessage());
        }
        return Mono.just(false);
    }

    @Override
    public void close() {
        running.dispose();
    }
}
