package io.placemarket.command.bus;

import io.placemarket.command.message.Outcome;
import io.placemarket.eventstore.NamedTypes;
import io.placemarket.kernel.event.EventTypes;

/** The names under which events, and the answers kept with idempotency keys, stand in the log. */
public final class EventNames {
    private EventNames() {}

    /** All of them. */
    public static NamedTypes all() {
        NamedTypes.Builder names = NamedTypes.builder().addSealed(Outcome.class);
        EventTypes.byName().forEach((name, type) -> names.add(type, name, Integer.toString(EventTypes.revision(type))));
        return names.build();
    }
}
