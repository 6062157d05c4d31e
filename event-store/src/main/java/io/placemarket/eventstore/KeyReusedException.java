package io.placemarket.eventstore;

/** The idempotency key was used before for another content. */
public final class KeyReusedException extends EventLogException {
    KeyReusedException(IdempotencyKey key) {
        super("The idempotency key '" + key.value() + "' was already used for a different request");
    }
}
