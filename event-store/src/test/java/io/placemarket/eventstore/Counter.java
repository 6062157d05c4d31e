package io.placemarket.eventstore;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import java.io.IOException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The smallest aggregate that can be wrong: a sum. */
class Counter {
    @AggregateIdentifier
    private @Nullable String id;

    private long sum;

    Counter() {}

    /** For its snapshots. */
    public @Nullable String getId() {
        return id;
    }

    /** For its snapshots. */
    public long getSum() {
        return sum;
    }

    @CommandHandler
    Counter(Open command) {
        apply(new CounterOpened(command.id()));
    }

    @CommandHandler
    long on(Add command) {
        if (command.amount() < 0) {
            throw new IllegalArgumentException("negative");
        }
        if (command.amount() > 0) {
            apply(new Added(command.id(), command.amount()));
        }
        return sum;
    }

    /** As Axon has it, what was published before a checked exception stands. */
    @CommandHandler
    void on(AddAndFail command) throws IOException {
        apply(new Added(command.id(), command.amount()));
        throw new IOException("after adding");
    }

    @CommandHandler
    void on(Close command) {
        apply(new CounterClosed(command.id()));
    }

    @EventSourcingHandler
    void on(CounterOpened event) {
        id = event.id();
    }

    @EventSourcingHandler
    void on(Added event) {
        sum += event.amount();
    }

    @EventSourcingHandler
    void on(CounterClosed event) {
        markDeleted();
    }

    record Open(@TargetAggregateIdentifier String id) {}

    record Add(@TargetAggregateIdentifier String id, long amount) {}

    record AddAndFail(@TargetAggregateIdentifier String id, long amount) {}

    record Close(@TargetAggregateIdentifier String id) {}

    record CounterOpened(String id) {}

    record Added(String id, long amount) {}

    record CounterClosed(String id) {}
}
