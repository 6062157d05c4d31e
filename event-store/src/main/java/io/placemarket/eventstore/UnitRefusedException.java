package io.placemarket.eventstore;

/** The database cannot keep what a unit of work says, now or later; nothing of it was written, and others are not concerned. */
public final class UnitRefusedException extends EventLogException {
    UnitRefusedException(String message) {
        super(message);
    }

    UnitRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
