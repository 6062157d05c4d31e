package io.placemarket.marketplace.demonstration;

import io.placemarket.edge.database.MarketTime;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.marketplace.demonstration.live.NextThing;
import io.placemarket.marketplace.demonstration.plan.Intent;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** Keeps the demonstration's market moving: something happens every few seconds, in the first hours; later every half minute. */
final class Simulation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Simulation.class);
    private static final int LIVELY_STEPS = 1_500;
    private static final Duration LIVELY = Duration.ofSeconds(4);
    private static final Duration CALM = Duration.ofSeconds(30);

    private final Views views;
    private final Clock clock;
    private final Function<Intent, CompletableFuture<?>> perform;
    private final NextThing next;
    private final Disposable.Swap running = Disposables.swap();

    Simulation(Views views, Clock clock, NextThing next, Function<Intent, CompletableFuture<?>> perform) {
        this.views = views;
        this.clock = clock;
        this.next = next;
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
        LocalDate today = LocalDate.ofInstant(clock.instant(), MarketTime.ZONE);
        return views.ask(0, market -> next.choose(market, today))
                .flatMap(Mono::justOrEmpty)
                .flatMap(intent -> Mono.fromFuture(() -> perform.apply(intent)).thenReturn(true));
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
