package io.placemarket.command.appetite;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.kernel.area.AppetiteEvent;
import io.placemarket.kernel.area.AppetiteEvent.AppetiteStated;
import io.placemarket.kernel.id.AppetiteId;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/** What an area said of its appetite for students; it takes nothing and promises nothing. */
@AggregateRoot
public class Appetite {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // the framework reads it
    private AppetiteId id;

    /** The last answer for each profession and term. */
    private final Map<String, AppetiteStated> answers = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Appetite() {}

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Appetite(AppetiteStated first) {
        apply(first);
    }

    /** Says it; the same again changes nothing. */
    void state(AppetiteStated stated) {
        if (!stated.equals(answers.get(key(stated)))) {
            apply(stated);
        }
    }

    private static String key(AppetiteStated stated) {
        return stated.profession() + "/" + stated.firstDay() + "/" + stated.lastDay();
    }

    @EventSourcingHandler
    void on(AppetiteEvent event) {
        switch (event) {
            case AppetiteStated stated -> {
                id = stated.appetite();
                answers.put(key(stated), stated);
            }
        }
    }
}
