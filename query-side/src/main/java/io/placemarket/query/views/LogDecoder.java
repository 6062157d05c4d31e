package io.placemarket.query.views;

import io.placemarket.eventstore.LoggedEvent;
import io.placemarket.eventstore.LoggedUnit;
import io.placemarket.kernel.event.EventJson;
import io.placemarket.kernel.event.UnreadableEventException;
import io.placemarket.query.market.Parked;
import io.placemarket.query.market.Recorded;
import io.placemarket.query.market.RecordedUnit;
import java.util.ArrayList;
import java.util.List;

/** Reads the log's units of work; what it cannot read it parks. */
public final class LogDecoder {
    private LogDecoder() {}

    /** A unit of work with its events read. */
    public static RecordedUnit decode(LoggedUnit unit) {
        List<Recorded> events = new ArrayList<>(unit.events().size());
        List<Parked> parked = new ArrayList<>();
        for (LoggedEvent event : unit.events()) {
            try {
                events.add(decode(event));
            } catch (UnreadableEventException e) {
                parked.add(new Parked(event.position(), event.type(), reason(e)));
            }
        }
        return new RecordedUnit(unit.lastPosition(), unit.at(), events, parked);
    }

    /**
     * One event.
     *
     * @throws UnreadableEventException where this version cannot read it
     */
    public static Recorded decode(LoggedEvent event) {
        return new Recorded(
                event.position(),
                event.timestamp(),
                event.sequenceNumber().orElse(0),
                EventJson.read(event.type(), event.payload()));
    }

    private static String reason(UnreadableEventException e) {
        Throwable cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : e.getMessage() + ": " + cause.getMessage();
    }
}
