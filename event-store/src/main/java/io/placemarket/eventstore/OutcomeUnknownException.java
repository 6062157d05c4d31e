package io.placemarket.eventstore;

/** No answer came within the bound: the events may be stored or not. Send the command again with the same idempotency key. */
public final class OutcomeUnknownException extends EventLogException {
    OutcomeUnknownException(String message) {
        super(message);
    }

    OutcomeUnknownException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Only with an idempotency key: without one, the retry could happen twice. */
    @Override
    public boolean retryable() {
        return true;
    }
}
