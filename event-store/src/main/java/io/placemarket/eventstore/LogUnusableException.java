package io.placemarket.eventstore;

/** The log cannot be opened as it stands; the message is one sentence an operator can act on. */
public final class LogUnusableException extends EventLogException {
    LogUnusableException(String message) {
        super(message);
    }

    LogUnusableException(String message, Throwable cause) {
        super(message, cause);
    }
}
