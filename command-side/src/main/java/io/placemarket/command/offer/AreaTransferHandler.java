package io.placemarket.command.offer;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.message.AreaCommand.TransferArea;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.organisation.Member;
import io.placemarket.kernel.area.OfferedPlaces;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.problem.Problem;
import java.util.Comparator;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Gives areas with their offers to another provider, as when practices merge. What is offered and booked stays. */
public final class AreaTransferHandler {
    private final Shelf<PlacementArea> areas;
    private final Shelf<Offer> offers;
    private final Shelf<Member> members;

    public AreaTransferHandler(Shelf<PlacementArea> areas, Shelf<Offer> offers, Shelf<Member> members) {
        this.areas = areas;
        this.offers = offers;
        this.members = members;
    }

    @CommandHandler
    Done handle(TransferArea command, Actor actor, ExpectedRevision expected) {
        WhoMayDoWhat.check(command, actor, Concerned.nobody());
        Aggregate<PlacementArea> area = areas.load(command.area());
        expected.check(area);
        if (area.invoke(PlacementArea::provider).equals(command.to())) {
            return new Done();
        }
        boolean hosts = members.find(command.to())
                .map(member -> member.invoke(Member::hosts))
                .orElse(false);
        if (!hosts) {
            throw Problem.invalid("to", command.to().value(), "a provider of the market")
                    .refused();
        }
        area.execute(it -> it.transfer(command.to()));
        area.invoke(PlacementArea::capacity).offers().stream()
                .map(OfferedPlaces::offer)
                .sorted(Comparator.comparing(OfferId::value))
                .toList()
                .forEach(offer -> offers.load(offer).execute(it -> it.handOver(command.to())));
        return new Done();
    }
}
