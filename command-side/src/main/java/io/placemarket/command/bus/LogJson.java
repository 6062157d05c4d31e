package io.placemarket.command.bus;

import io.placemarket.command.message.Outcome;
import io.placemarket.eventstore.NamedTypeSerializer;
import io.placemarket.eventstore.NamedTypes;
import io.placemarket.kernel.event.EventJson;
import io.placemarket.kernel.event.EventTypes;

/**
 * How events, and the answers kept with idempotency keys, stand in the log: under stable names, written as {@link EventJson}
 * writes them.
 */
public final class LogJson {
    private LogJson() {}

    /** What writes and reads them. */
    public static NamedTypeSerializer serializer() {
        return NamedTypeSerializer.of(names(), EventJson::form);
    }

    private static NamedTypes names() {
        NamedTypes.Builder names = NamedTypes.builder().addSealed(Outcome.class);
        EventTypes.byName().forEach((name, type) -> names.add(type, name, Integer.toString(EventTypes.revision(type))));
        return names.build();
    }
}
