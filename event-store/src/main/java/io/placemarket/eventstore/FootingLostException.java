package io.placemarket.eventstore;

import org.axonframework.modelling.command.ConcurrencyException;

/** What was decided on was not stored, or is so no more: decided anew, it may hold. Nothing of it was sent. */
final class FootingLostException extends ConcurrencyException {
    FootingLostException() {
        super("What this was decided on was not stored, or has been changed since");
    }
}
