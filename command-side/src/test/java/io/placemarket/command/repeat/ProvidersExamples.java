package io.placemarket.command.repeat;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.CHILD;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.MARKET;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.OPERATOR;
import static io.placemarket.command.Sample.OTHER_PROVIDER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.audit;
import static io.placemarket.command.Sample.awaiting;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.organisation;
import static io.placemarket.command.Sample.terms;
import static io.placemarket.command.Sample.ward;
import static io.placemarket.command.Sample.weeks;

import io.placemarket.command.Sample;
import io.placemarket.command.message.AreaCommand.ArrangeSupervisors;
import io.placemarket.command.message.AreaCommand.ChangeAudit;
import io.placemarket.command.message.AreaCommand.EndAudit;
import io.placemarket.command.message.AreaCommand.LiftSafeCapacity;
import io.placemarket.command.message.AreaCommand.LowerSafeCapacity;
import io.placemarket.command.message.AreaCommand.RecordLearnersElsewhere;
import io.placemarket.command.message.AreaCommand.RegisterPlacementArea;
import io.placemarket.command.message.AreaCommand.RemoveSupervisors;
import io.placemarket.command.message.AreaCommand.RenewAudit;
import io.placemarket.command.message.AreaCommand.StateAppetite;
import io.placemarket.command.message.AreaCommand.TransferArea;
import io.placemarket.command.message.BookingCommand.AcceptAllocation;
import io.placemarket.command.message.BookingCommand.ReturnAllocation;
import io.placemarket.command.message.CalendarCommand.MakeCalendarLink;
import io.placemarket.command.message.CalendarCommand.RevokeCalendarLink;
import io.placemarket.command.message.OfferCommand.AmendOffer;
import io.placemarket.command.message.OfferCommand.CloseOffer;
import io.placemarket.command.message.OfferCommand.CopyOffers;
import io.placemarket.command.message.OfferCommand.EndReservedShares;
import io.placemarket.command.message.OfferCommand.Linked;
import io.placemarket.command.message.OfferCommand.PostLinkedOffers;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.OfferCommand.WithdrawOffer;
import io.placemarket.command.message.OfferCommand.WithdrawPart;
import io.placemarket.command.message.OrganisationCommand.AddOrganisation;
import io.placemarket.command.message.OrganisationCommand.EndAgreement;
import io.placemarket.command.message.OrganisationCommand.ImportLearnersElsewhere;
import io.placemarket.command.message.OrganisationCommand.JoinNetwork;
import io.placemarket.command.message.OrganisationCommand.LeaveNetwork;
import io.placemarket.command.message.OrganisationCommand.MakeAgreement;
import io.placemarket.kernel.area.AppetiteEvent.Answer;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.CalendarId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.ReservedShare;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What providers ask for, and the operator of organisations and areas. */
final class ProvidersExamples {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final LocalDate LATER = TODAY.plusYears(1);
    private static final OfferId OTHER = new OfferId("ward00000000-ther0000");
    private static final OrganisationAdded HUB =
            new OrganisationAdded(OTHER_PROVIDER, organisation("A hub (fictional)", OrganisationRole.PROVIDER));

    private ProvidersExamples() {}

    static Stream<Example> all() {
        return Stream.of(organisations(), areas(), supervision(), offers(), answers())
                .flatMap(examples -> examples);
    }

    private static DomainEvent[] members() {
        return new DomainEvent[] {Sample.hospice(), Sample.keele(), HUB};
    }

    private static Stream<Example> organisations() {
        return Stream.of(
                        Example.of(
                                new AddOrganisation(Sample.ASTON, Sample.keele().details()), OPERATOR),
                        Example.of(new JoinNetwork(HOSPICE, OTHER_PROVIDER, TODAY, LATER), PROVIDER),
                        Example.of(new LeaveNetwork(HOSPICE, OTHER_PROVIDER, TODAY), PROVIDER)
                                .after(new JoinNetwork(HOSPICE, OTHER_PROVIDER, TODAY, LATER), PROVIDER),
                        Example.of(new MakeAgreement(HOSPICE, KEELE, List.of(ADULT), TODAY, LATER), PROVIDER),
                        Example.of(new EndAgreement(HOSPICE, KEELE, TODAY, REASON), PROVIDER)
                                .after(new MakeAgreement(HOSPICE, KEELE, List.of(ADULT), TODAY, LATER), PROVIDER),
                        Example.of(new TransferArea(WARD, OTHER_PROVIDER), OPERATOR)
                                .given(ward(2)))
                .map(example -> example.given(members()));
    }

    private static Stream<Example> areas() {
        LowerSafeCapacity lower = new LowerSafeCapacity(WARD, weeks("2026-W50"), 1, REASON);
        RecordLearnersElsewhere learners = new RecordLearnersElsewhere(WARD, Optional.of(ADULT), weeks("2026-W50"), 1);
        return Stream.of(
                Example.of(new RegisterPlacementArea(WARD, HOSPICE, "Ward 1", Optional.empty(), audit(2)), PROVIDER)
                        .given(members()),
                Example.of(new StateAppetite(WARD, ADULT, TODAY, LATER, Answer.YES, Optional.empty()), PROVIDER)
                        .given(market()),
                Example.of(new RenewAudit(WARD, new Audit(3, new TreeMap<>(), TODAY, LATER)), PROVIDER)
                        .given(market()),
                Example.of(new ChangeAudit(WARD, TODAY.plusDays(12), 3, new TreeMap<>()), PROVIDER)
                        .given(market()),
                Example.of(new EndAudit(WARD, TODAY.plusDays(12), REASON), PROVIDER)
                        .given(market()),
                Example.of(lower, PROVIDER).given(market()),
                Example.of(new LiftSafeCapacity(WARD, weeks("2026-W50")), PROVIDER)
                        .given(market())
                        .after(lower, PROVIDER),
                Example.of(learners, PROVIDER).given(market()),
                Example.of(
                                new ImportLearnersElsewhere(
                                        HOSPICE, List.of(new ImportLearnersElsewhere.Row(2, learners))),
                                PROVIDER)
                        .given(market()));
    }

    private static Stream<Example> supervision() {
        ArrangeSupervisors arrange = new ArrangeSupervisors(
                WARD, offered(), new SupervisorGroup("Nurses", new TreeSet<>(List.of(ADULT)), 3, 180));
        return Stream.of(
                Example.of(arrange, PROVIDER).given(market()),
                Example.of(new RemoveSupervisors(WARD, offered(), "Nurses"), PROVIDER)
                        .given(market())
                        .after(arrange, PROVIDER),
                Example.of(new MakeCalendarLink(CalendarId.of(WARD), "serial", "a1"), PROVIDER)
                        .given(market()),
                Example.of(new RevokeCalendarLink(CalendarId.of(WARD)), PROVIDER)
                        .given(market())
                        .after(new MakeCalendarLink(CalendarId.of(WARD), "serial", "a1"), PROVIDER));
    }

    private static Stream<Example> offers() {
        ReservedShare keeles = new ReservedShare(KEELE, 1, Instant.parse("2026-11-27T17:00:00Z"));
        return Stream.of(
                        Example.of(new PostOffer(OTHER, terms(1, 0)), PROVIDER),
                        Example.of(
                                new PostLinkedOffers(
                                        WARD,
                                        terms(1, 0),
                                        List.of(
                                                new Linked(ADULT, OTHER),
                                                new Linked(CHILD, new OfferId("ward00000000-thrd0000")))),
                                PROVIDER),
                        Example.of(new CopyOffers(WARD, TODAY, TODAY.plusMonths(2), 20), PROVIDER),
                        Example.of(new AmendOffer(OFFER, terms(1, 0)), PROVIDER),
                        Example.of(new WithdrawPart(OFFER, Optional.empty(), 1, REASON), PROVIDER),
                        Example.of(new WithdrawOffer(OFFER, REASON, false), PROVIDER),
                        Example.of(new CloseOffer(OFFER), PROVIDER),
                        Example.of(new EndReservedShares(OTHER), MARKET)
                                .after(
                                        new PostOffer(
                                                OTHER,
                                                terms(1, 0)
                                                        .with(terms(1, 0)
                                                                .particulars()
                                                                .reserving(List.of(keeles)))),
                                        PROVIDER)
                                .at("2026-11-27T17:01"))
                .map(example -> example.given(members()).given(market()));
    }

    private static Stream<Example> answers() {
        return Stream.of(
                        Example.of(new AcceptAllocation(FIRST), PROVIDER),
                        Example.of(new ReturnAllocation(FIRST, REASON), PROVIDER))
                .map(example -> example.given(market(2, 2, 2)).given(awaiting(FIRST, ANNA, offered())));
    }
}
