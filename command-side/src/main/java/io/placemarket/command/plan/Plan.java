package io.placemarket.command.plan;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.kernel.id.PlanId;
import io.placemarket.kernel.plan.PlanEvent;
import io.placemarket.kernel.plan.PlanEvent.PlanSet;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/** What an education provider plans for an academic year; the log keeps what was planned before. */
@AggregateRoot
public class Plan {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // the framework reads it
    private PlanId id;

    private PlanSet plan;

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Plan() {}

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Plan(PlanSet first) {
        apply(first);
    }

    int total() {
        return plan.total();
    }

    /** Plans this instead; the same again is no news. */
    void set(PlanSet next) {
        if (!plan.equals(next)) {
            apply(next);
        }
    }

    @EventSourcingHandler
    void on(PlanEvent event) {
        switch (event) {
            case PlanSet set -> {
                id = set.plan();
                plan = set;
            }
        }
    }
}
