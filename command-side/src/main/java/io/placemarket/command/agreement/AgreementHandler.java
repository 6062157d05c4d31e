package io.placemarket.command.agreement;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.message.OrganisationCommand.EndAgreement;
import io.placemarket.command.message.OrganisationCommand.MakeAgreement;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.organisation.Member;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementMade;
import io.placemarket.kernel.problem.Problem;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Records what a provider agrees with education providers. */
public final class AgreementHandler {
    private final Shelf<Agreement> agreements;
    private final Shelf<Member> members;
    private final MarketCalendar calendar;

    public AgreementHandler(Shelf<Agreement> agreements, Shelf<Member> members, MarketCalendar calendar) {
        this.agreements = agreements;
        this.members = members;
        this.calendar = calendar;
    }

    @CommandHandler
    Created handle(MakeAgreement command, Actor actor) {
        WhoMayDoWhat.check(command, actor, Concerned.provider(command.organisation()));
        AgreementRules.check(command, calendar.today());
        checkEducates(command.university());
        AgreementId id = AgreementId.of(command.organisation(), command.university());
        AgreementMade agreed = new AgreementMade(
                id,
                command.organisation(),
                command.university(),
                new TreeSet<>(command.professions()),
                command.from(),
                command.to());
        agreements
                .find(id)
                .ifPresentOrElse(
                        known -> known.execute(it -> it.make(agreed)),
                        () -> agreements.add(() -> new Agreement(agreed)));
        return new Created(id.value());
    }

    @CommandHandler
    Done handle(EndAgreement command, Actor actor, ExpectedRevision expected) {
        WhoMayDoWhat.check(command, actor, Concerned.provider(command.organisation()));
        Aggregate<Agreement> agreement = agreements.load(AgreementId.of(command.organisation(), command.university()));
        expected.check(agreement);
        agreement.execute(it -> it.end(command.lastDay(), command.reason()));
        return new Done();
    }

    private void checkEducates(OrganisationId university) {
        boolean educates = members.find(university)
                .map(member -> member.invoke(Member::educates))
                .orElse(false);
        if (!educates) {
            throw Problem.invalid("university", university.value(), "an education provider of the market")
                    .refused();
        }
    }
}
