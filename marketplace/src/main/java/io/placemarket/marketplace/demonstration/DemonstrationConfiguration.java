package io.placemarket.marketplace.demonstration;

import com.mongodb.client.MongoDatabase;
import io.placemarket.command.CommandSide;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.edge.account.Accounts;
import io.placemarket.edge.account.SignInHints;
import io.placemarket.kernel.calendar.EnglishTime;
import io.placemarket.marketplace.Readiness;
import io.placemarket.marketplace.demonstration.DemonstrationRecord.State;
import io.placemarket.marketplace.demonstration.live.NextThing;
import io.placemarket.marketplace.demonstration.plan.RegionPlan;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Random;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** The demonstration: on the embedded store unless switched off, on a configured MongoDB only where asked for. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("${placemarket.demonstration.enabled:'${placemarket.mongodb.uri:}'.isBlank()}")
public class DemonstrationConfiguration {
    private static final Period EARLIER_BOOKINGS = Period.ofWeeks(12);

    @Bean
    DemonstrationRecord demonstrationRecord(MongoDatabase database) {
        return new DemonstrationRecord(database);
    }

    /** The market's clock: the region's past is told before anything is due by the real one. */
    @Bean
    DemonstrationClock clock(DemonstrationRecord record) {
        Clock real = Clock.systemUTC();
        State state = record.find().orElseGet(() -> record.begin(RegionPlan.SEED, real.instant()));
        DemonstrationClock clock = state.complete()
                ? DemonstrationClock.following(real)
                : DemonstrationClock.heldAt(RegionPlan.opening(state.firstStart()), real);
        // Events bear the moment that is told of.
        GenericEventMessage.clock = clock;
        return clock;
    }

    /** A region that has just begun: what was booked before may be recorded for a while, unless a day is set. */
    @Bean
    MarketCalendar marketCalendar(
            DemonstrationClock clock,
            DemonstrationRecord record,
            @Value("${placemarket.earlier-bookings.until:}") String until) {
        return new MarketCalendar(
                clock,
                CommandSide.cutOff(until)
                        .or(() -> record.find()
                                .map(state -> LocalDate.ofInstant(state.firstStart(), EnglishTime.ZONE)
                                        .plus(EARLIER_BOOKINGS))));
    }

    @Bean
    DemonstrationMarket demonstrationMarket(Market market) {
        return new DemonstrationMarket(market);
    }

    @Bean
    SignInHints signInHints() {
        return new DemonstrationAccounts();
    }

    @Bean(destroyMethod = "close")
    Simulation simulation(Views views, Clock clock, Accounts accounts, DemonstrationMarket market) {
        NextThing next = new NextThing(new Random());
        return new Simulation(
                () -> views.ask(
                                0,
                                region -> next.choose(region, LocalDate.ofInstant(clock.instant(), EnglishTime.ZONE)))
                        .flatMap(Mono::justOrEmpty),
                accounts::hasActive,
                market::perform);
    }

    @Bean
    Demonstration demonstration(
            DemonstrationRecord record,
            DemonstrationClock clock,
            DemonstrationMarket market,
            Accounts accounts,
            Views views,
            Readiness readiness,
            Simulation simulation,
            @Value("${placemarket.demonstration.live:true}") boolean live) {
        return new Demonstration(record, clock, market, accounts, views, readiness, simulation, live);
    }
}
