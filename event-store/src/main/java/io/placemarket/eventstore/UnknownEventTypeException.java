package io.placemarket.eventstore;

import org.jspecify.annotations.Nullable;

/** An event's type or revision is not known to this application: it was written by a newer one, or its name was removed. */
public final class UnknownEventTypeException extends EventLogException {
    private final String type;

    static UnknownEventTypeException of(String type, @Nullable String revision, String where) {
        return new UnknownEventTypeException(revision == null ? type : type + "#" + revision, where);
    }

    private UnknownEventTypeException(String type, String where) {
        super("The type '" + type + "' " + where + " is not known here");
        this.type = type;
    }

    /** The stable type name (with its revision after a '#', where there is one). */
    public String type() {
        return type;
    }
}
