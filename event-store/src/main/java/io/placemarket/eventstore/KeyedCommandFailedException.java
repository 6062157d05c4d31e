package io.placemarket.eventstore;

/**
 * A keyed command's handler threw a checked exception after it had published. Axon would store its events; a repeat could not be told what
 * became of it, so nothing is stored, and the sender hears the handler's own exception.
 */
final class KeyedCommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyedCommandFailedException(Throwable handlers) {
        super("The handler of a keyed command failed: " + handlers.getMessage(), handlers);
    }
}
