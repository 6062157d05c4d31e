package io.placemarket.command.calendar;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.kernel.id.CalendarId;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.watch.CalendarEvent;
import io.placemarket.kernel.watch.CalendarEvent.CalendarLinkMade;
import io.placemarket.kernel.watch.CalendarEvent.CalendarLinkRevoked;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/** The link of one calendar: there is at most one that leads there. */
@AggregateRoot
public class CalendarLink {
    @AggregateIdentifier
    private CalendarId id;

    private boolean open;

    @SuppressWarnings("NullAway.Init") // its first event fills it
    CalendarLink() {}

    @SuppressWarnings("NullAway.Init") // its first event fills it
    CalendarLink(CalendarLinkMade first) {
        apply(first);
    }

    /** Makes another in place of the one before. */
    void make(CalendarLinkMade made) {
        apply(made);
    }

    /** Lets it lead nowhere. */
    void revoke() {
        if (!open) {
            throw none(id);
        }
        apply(new CalendarLinkRevoked(id));
    }

    static RuntimeException none(CalendarId calendar) {
        return Problem.of(ProblemCode.NOT_FOUND, "There is no link to the calendar " + calendar + ".")
                .refused();
    }

    @EventSourcingHandler
    void on(CalendarEvent event) {
        id = event.calendar();
        open = switch (event) {
            case CalendarLinkMade made -> true;
            case CalendarLinkRevoked revoked -> false;
        };
    }
}
