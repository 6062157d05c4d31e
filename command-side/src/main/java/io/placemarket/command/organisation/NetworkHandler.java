package io.placemarket.command.organisation;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.message.OrganisationCommand.JoinNetwork;
import io.placemarket.command.message.OrganisationCommand.LeaveNetwork;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.organisation.OrganisationEvent.NetworkJoined;
import io.placemarket.kernel.problem.Problem;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Lets networks and training hubs act on behalf of providers. */
public final class NetworkHandler {
    /** Longer is a slip of the keyboard. */
    private static final int MOST_YEARS = 20;

    private final Shelf<Member> members;
    private final MarketCalendar calendar;

    public NetworkHandler(Shelf<Member> members, MarketCalendar calendar) {
        this.members = members;
        this.calendar = calendar;
    }

    @CommandHandler
    Done handle(JoinNetwork command, Actor actor, ExpectedRevision expected) {
        WhoMayDoWhat.check(command, actor, Concerned.provider(command.organisation()));
        Aggregate<Member> member = members.load(command.organisation());
        expected.check(member);
        boolean exists = !command.hub().equals(command.organisation())
                && members.find(command.hub())
                        .map(hub -> hub.invoke(Member::hosts))
                        .orElse(false);
        if (!exists) {
            throw Problem.invalid("hub", command.hub().value(), "another provider of the market")
                    .refused();
        }
        LocalDate latest = command.from().plusYears(MOST_YEARS);
        if (command.to().isBefore(command.from())
                || command.to().isBefore(calendar.today())
                || command.to().isAfter(latest)) {
            throw Problem.invalid(
                            "to",
                            command.to().toString(),
                            "a day not before " + command.from() + ", nor before today, nor after " + latest)
                    .refused();
        }
        member.execute(
                it -> it.join(new NetworkJoined(command.organisation(), command.hub(), command.from(), command.to())));
        return new Done();
    }

    @CommandHandler
    Done handle(LeaveNetwork command, Actor actor, ExpectedRevision expected) {
        WhoMayDoWhat.check(command, actor, Concerned.provider(command.organisation()));
        Aggregate<Member> member = members.load(command.organisation());
        expected.check(member);
        member.execute(it -> it.leave(command.hub(), command.lastDay()));
        return new Done();
    }
}
