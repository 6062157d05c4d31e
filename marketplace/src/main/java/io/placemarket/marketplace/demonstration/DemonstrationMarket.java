package io.placemarket.marketplace.demonstration;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.message.Outcome;
import io.placemarket.command.organisation.RegisterCodes;
import io.placemarket.marketplace.demonstration.plan.Intent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Puts intents to the market as anybody's commands are put. That nobody real gave them stands in every event: the user's name says so. */
final class DemonstrationMarket {
    /** As whom the region's past was told. */
    static final String PAST = "demonstration/past";
    /** As whom the simulated market acts. */
    static final String LIVE = "demonstration/live";

    private final Market market;
    private final AtomicLong lastPosition = new AtomicLong();

    DemonstrationMarket(Market market) {
        this.market = market;
    }

    /** Something from the region's past, which happens once under its key. */
    CompletableFuture<?> perform(Intent intent, String key) {
        Order order = Order.of(intent, PAST);
        Asking asking = Asking.by(order.actor());
        return perform(
                order,
                intent instanceof Intent.AddOrganisation added
                        ? asking.onceInTheMarket(
                                RegisterCodes.keyOf(added.details()).orElse(key),
                                RegisterCodes.content(added.details()))
                        : asking.onceInTheMarket(key, intent));
    }

    /** Something that happens now. */
    CompletableFuture<?> perform(Intent intent) {
        Order order = Order.of(intent, LIVE);
        return perform(order, Asking.by(order.actor()));
    }

    private CompletableFuture<?> perform(Order order, Asking asking) {
        return market.ask(order.command(), asking, Outcome.class)
                .map(receipt -> lastPosition.accumulateAndGet(receipt.position(), Math::max))
                .toFuture();
    }

    /** The position of the last event that came of it. */
    long lastPosition() {
        return lastPosition.get();
    }
}
