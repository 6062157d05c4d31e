package io.placemarket.eventstore;

/** Somebody else wrote an event's place first; the engine answers it as Axon's exceptions. */
final class AppendConflictException extends RuntimeException {
    private final transient StoredEvent refused;

    AppendConflictException(StoredEvent refused, String message) {
        super(message);
        this.refused = refused;
    }

    /** The event whose key was taken. */
    StoredEvent refused() {
        return refused;
    }
}
