package io.placemarket.marketplace;

import io.placemarket.query.market.Market;
import io.placemarket.query.views.Views;
import java.time.Duration;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import reactor.util.retry.Retry;

/** Lets users in once the views show everything that stands in the log; says what they wait for meanwhile. */
final class LevelViews implements ApplicationRunner, Ordered {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Views views;
    private final Readiness readiness;

    LevelViews(Views views, Readiness readiness) {
        this.views = views;
        this.readiness = readiness;
    }

    /** Before the demonstration, which needs them. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        readiness.waitFor("The views of the market are being built.");
        views.ask(0, Market::position)
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE))
                .block();
        readiness.ready();
    }
}
