package io.placemarket.command.organisation;

import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.message.OrganisationCommand.AddOrganisation;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.kernel.identity.Actor;
import org.axonframework.commandhandling.CommandHandler;

/** Adds organisations. */
public final class OrganisationHandler {
    private final Shelf<Member> members;

    public OrganisationHandler(Shelf<Member> members) {
        this.members = members;
    }

    @CommandHandler
    Created handle(AddOrganisation command, Actor actor) {
        WhoMayDoWhat.check(command, actor, Concerned.nobody());
        members.add(() -> new Member(command));
        return new Created(command.organisation().value());
    }
}
