package io.placemarket.command.alert;

import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.message.AlertCommand.RemoveAlert;
import io.placemarket.command.message.AlertCommand.SetAlert;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.kernel.id.AlertListId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.watch.AlertEvent.AlertSet;
import org.axonframework.commandhandling.CommandHandler;

/** Keeps users' alerts. Everybody has a list of their own and reaches no other. */
public final class AlertHandler {
    private final Shelf<AlertList> lists;

    public AlertHandler(Shelf<AlertList> lists) {
        this.lists = lists;
    }

    @CommandHandler
    Created handle(SetAlert command, Actor actor) {
        AlertRules.check(command.terms());
        AlertListId id = AlertListId.of(actor.user());
        AlertSet set = new AlertSet(id, command.alert(), actor.user(), command.terms());
        lists.find(id)
                .ifPresentOrElse(known -> known.execute(it -> it.set(set)), () -> lists.add(() -> new AlertList(set)));
        return new Created(command.alert().value());
    }

    @CommandHandler
    Done handle(RemoveAlert command, Actor actor) {
        lists.find(AlertListId.of(actor.user()))
                .orElseThrow(() -> AlertList.unknown(command.alert()))
                .execute(it -> it.remove(command.alert()));
        return new Done();
    }
}
