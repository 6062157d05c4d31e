package io.placemarket.eventstore;

/** The log cannot be reached; nothing was written, and the command may be sent again. */
public final class LogUnavailableException extends EventLogException {
    LogUnavailableException(String message) {
        super(message);
    }

    LogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public boolean retryable() {
        return true;
    }
}
