package io.placemarket.marketplace.demonstration;

import io.placemarket.eventstore.CommandReceipts;
import io.placemarket.eventstore.IdempotencyKey;
import io.placemarket.eventstore.Receipt;
import io.placemarket.marketplace.demonstration.plan.Intent;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Puts intents to the market as anybody's commands are put, with a mark that nobody real gave them. */
final class DemonstrationMarket {
    /** The metadata that marks a demonstration's event. */
    static final String MARK = "demonstration";

    private static final String CALLER = "market";

    private final CommandReceipts receipts;
    private final AtomicLong lastPosition = new AtomicLong();

    DemonstrationMarket(CommandReceipts receipts) {
        this.receipts = receipts;
    }

    /** Something from the region's past, which happens once under its key. */
    CompletableFuture<?> perform(Intent intent, String key) {
        Order order = Order.of(intent);
        return remember(receipts.send(order.command(), metadata(order, "past"), new IdempotencyKey(CALLER, key)));
    }

    /** Something that happens now. */
    CompletableFuture<?> perform(Intent intent) {
        Order order = Order.of(intent);
        return remember(receipts.send(order.command(), metadata(order, "live")));
    }

    private CompletableFuture<Long> remember(CompletableFuture<? extends Receipt<?>> reply) {
        return reply.thenApply(receipt -> lastPosition.accumulateAndGet(receipt.position(), Math::max));
    }

    private static Map<String, String> metadata(Order order, String when) {
        Map<String, String> metadata = new HashMap<>(order.actor().toMetadata());
        metadata.put(MARK, when);
        return metadata;
    }

    /** The position of the last event that came of it. */
    long lastPosition() {
        return lastPosition.get();
    }
}
