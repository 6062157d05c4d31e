package io.placemarket.eventstore;

/** A unit of work is larger than one document may be; nothing was written. */
public final class UnitTooLargeException extends EventLogException {
    UnitTooLargeException(long bytes, int limit) {
        super("A unit of work of about %,d bytes is larger than the %,d that one commit may have"
                .formatted(bytes, limit));
    }
}
