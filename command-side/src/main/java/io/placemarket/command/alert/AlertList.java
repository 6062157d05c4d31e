package io.placemarket.command.alert;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.kernel.id.AlertId;
import io.placemarket.kernel.id.AlertListId;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.RegisterRefusal.AlertSetBefore;
import io.placemarket.kernel.refusal.RegisterRefusal.AlertsUsedUp;
import io.placemarket.kernel.watch.AlertEvent;
import io.placemarket.kernel.watch.AlertEvent.AlertRemoved;
import io.placemarket.kernel.watch.AlertEvent.AlertSet;
import io.placemarket.kernel.watch.AlertTerms;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/** A user's standing alerts. */
@AggregateRoot
public class AlertList {
    /** So many a user may have: each is counted at every change of the market. */
    static final int MOST = 20;

    @AggregateIdentifier
    private AlertListId id;

    private final Map<AlertId, AlertTerms> alerts = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init") // its first event fills it
    AlertList() {}

    @SuppressWarnings("NullAway.Init") // its first event fills it
    AlertList(AlertSet first) {
        apply(first);
    }

    /** Adds one. */
    void set(AlertSet set) {
        alerts.entrySet().stream()
                .filter(known -> known.getValue().equals(set.terms()))
                .findFirst()
                .ifPresent(known -> {
                    throw new AlertSetBefore(known.getKey()).thrown();
                });
        if (alerts.size() >= MOST) {
            throw new AlertsUsedUp(MOST).thrown();
        }
        apply(set);
    }

    /** Removes one. */
    void remove(AlertId alert) {
        if (!alerts.containsKey(alert)) {
            throw unknown(alert);
        }
        apply(new AlertRemoved(id, alert));
    }

    static RuntimeException unknown(AlertId alert) {
        return Problem.of(ProblemCode.NOT_FOUND, "You have no alert " + alert + ".")
                .refused();
    }

    @EventSourcingHandler
    void on(AlertEvent event) {
        switch (event) {
            case AlertSet set -> {
                id = set.list();
                alerts.put(set.alert(), set.terms());
            }
            case AlertRemoved gone -> alerts.remove(gone.alert());
        }
    }
}
