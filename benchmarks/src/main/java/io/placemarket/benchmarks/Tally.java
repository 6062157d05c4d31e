package io.placemarket.benchmarks;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** An aggregate that costs next to nothing, so that the log's cost shows. */
class Tally {
    @AggregateIdentifier
    private @Nullable String id;

    Tally() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(Count command) {
        apply(new Counted(id == null ? command.id() : id, command.note()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(CountSeveral command) {
        for (int i = 0; i < command.times(); i++) {
            apply(new Counted(command.id(), command.note()));
        }
    }

    @EventSourcingHandler
    void on(Counted event) {
        id = event.id();
    }

    record Count(@TargetAggregateIdentifier String id, String note) {}

    record CountSeveral(@TargetAggregateIdentifier String id, int times, String note) {}

    record Counted(String id, String note) {}
}
