package io.placemarket.command.repeat;

import io.placemarket.command.message.Command;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.identity.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A command that is accepted, and makes something happen, after what happened and was asked before. */
record Example(Ask ask, List<DomainEvent> before, List<Ask> asked) {
    private static final String WEDNESDAY = "2026-11-25T10:00";

    /**
     * Somebody asks for something.
     *
     * @param at when, UK time
     */
    record Ask(Command command, Actor actor, String at) {}

    static Example of(Command command, Actor actor) {
        return new Example(new Ask(command, actor, WEDNESDAY), List.of(), List.of());
    }

    /** The same where this happened before, too. */
    Example given(DomainEvent... events) {
        return new Example(
                ask, Stream.concat(before.stream(), Stream.of(events)).toList(), asked);
    }

    /** The same where this was asked before, on Wednesday. */
    Example after(Command command, Actor actor) {
        return after(WEDNESDAY, command, actor);
    }

    /** The same where this was asked before at a time. */
    Example after(String time, Command command, Actor actor) {
        List<Ask> more = new ArrayList<>(asked);
        more.add(new Ask(command, actor, time));
        return new Example(ask, before, more);
    }

    /** The same, asked at another time. */
    Example at(String time) {
        return new Example(new Ask(ask.command(), ask.actor(), time), before, asked);
    }

    @Override
    public String toString() {
        return ask.command().getClass().getSimpleName();
    }
}
