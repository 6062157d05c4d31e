package io.placemarket.eventstore;

/** What the log refuses or could not do; {@link #retryable()} says whether the same command may be sent again. */
public abstract sealed class EventLogException extends RuntimeException
        permits KeyReusedException,
                LogUnavailableException,
                LogUnusableException,
                OutcomeUnknownException,
                RepeatedKeyException,
                UnitRefusedException,
                UnitTooLargeException,
                UnknownEventTypeException {
    EventLogException(String message) {
        super(message);
    }

    EventLogException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether sending the same command again can succeed without anything being changed. */
    public boolean retryable() {
        return false;
    }
}
