package io.placemarket.command.model;

import io.placemarket.command.message.Command;
import io.placemarket.kernel.identity.Actor;

/** What happens next in a random history. */
sealed interface Move {
    /** Somebody asks for something. */
    record Ask(Command command, Actor actor) implements Move {}

    /** Days go by. */
    record Wait(int days) implements Move {}
}
