package io.placemarket.marketplace.demonstration;

import io.placemarket.edge.account.Accounts;
import io.placemarket.marketplace.Readiness;
import io.placemarket.marketplace.demonstration.DemonstrationRecord.State;
import io.placemarket.marketplace.demonstration.plan.RegionPlan;
import io.placemarket.query.views.Views;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Prepares the demonstration region on the first start and lets its market live. Runs once the program is up; users wait meanwhile. */
final class Demonstration implements ApplicationRunner, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);
    private static final int EVERY_PERCENT = 10;
    private static final Duration VIEWS_PATIENCE = Duration.ofMinutes(2);

    private final DemonstrationRecord record;
    private final DemonstrationClock clock;
    private final DemonstrationMarket market;
    private final Accounts accounts;
    private final Views views;
    private final Readiness readiness;
    private final Simulation simulation;
    private final boolean live;

    Demonstration(
            DemonstrationRecord record,
            DemonstrationClock clock,
            DemonstrationMarket market,
            Accounts accounts,
            Views views,
            Readiness readiness,
            Simulation simulation,
            boolean live) {
        this.record = record;
        this.clock = clock;
        this.market = market;
        this.accounts = accounts;
        this.views = views;
        this.readiness = readiness;
        this.simulation = simulation;
        this.live = live;
    }

    /** Before whatever says that the market is ready, and after its views are level. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        State state = record.find().orElseThrow();
        if (!state.complete()) {
            prepare(state);
        }
        if (live) {
            simulation.start();
        }
    }

    private void prepare(State state) {
        readiness.waitFor("The demonstration region is being prepared.");
        LOG.info(
                state.done() == 0
                        ? "First start: the demonstration region is being prepared, which takes up to a minute"
                        : "The demonstration region was being prepared when the program was stopped; it is continued");
        RegionPlan plan = RegionPlan.draw(state.seed(), state.firstStart());
        Mono<Void> accountsThere =
                DemonstrationAccounts.create(accounts, plan.organisations()).cache();
        accountsThere.subscribe();
        Seeder seeder = new Seeder(clock, record, step -> market.perform(step.intent(), step.key()));
        int refused = seeder.seed(plan, state, everyTenPercent());
        accountsThere.block(VIEWS_PATIENCE);
        levelViews();
        LOG.info(
                "The demonstration region is there: {} things happened in it",
                plan.steps().size() - refused);
        readiness.ready();
    }

    private IntConsumer everyTenPercent() {
        int[] said = {0};
        return percent -> {
            if (percent >= said[0] + EVERY_PERCENT) {
                said[0] = percent - percent % EVERY_PERCENT;
                readiness.waitFor("The demonstration region is being prepared: " + said[0] + " %.");
                LOG.info("Demonstration region: {} %", said[0]);
            }
        };
    }

    /** Users come to views that show all of it. */
    private void levelViews() {
        views.ask(market.lastPosition(), level -> level.position())
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, Duration.ofMillis(100)))
                .block(VIEWS_PATIENCE);
    }
}
