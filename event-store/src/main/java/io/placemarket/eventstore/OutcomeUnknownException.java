package io.placemarket.eventstore;

/** No answer came within the bound: the events may be stored or not. Send the command again with the same idempotency key. */
public final class OutcomeUnknownException extends EventLogException {
    private final boolean keyed;

    OutcomeUnknownException(boolean keyed, String message, Throwable cause) {
        super(
                message
                        + (keyed
                                ? "; send it again with the same idempotency key"
                                : "; look whether they are before you send them again, they have no idempotency key"),
                cause);
        this.keyed = keyed;
    }

    static OutcomeUnknownException of(PendingUnit unit, Throwable cause) {
        return new OutcomeUnknownException(
                unit.unit().key() != null, "The log's database did not answer whether the events are stored", cause);
    }

    /** Only with an idempotency key: without one, the retry could happen twice. */
    @Override
    public boolean retryable() {
        return keyed;
    }
}
