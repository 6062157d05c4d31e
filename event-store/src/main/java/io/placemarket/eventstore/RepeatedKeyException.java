package io.placemarket.eventstore;

/** The unit of work's idempotency key is in the log already: this is a repeat, and {@link CommandReceipts} answers it. */
public final class RepeatedKeyException extends EventLogException {
    private final long position;

    RepeatedKeyException(long position) {
        super("The idempotency key of this unit of work was used by the one at position " + position);
        this.position = position;
    }

    /** Of the unit of work that used the key first. */
    public long position() {
        return position;
    }
}
