package io.placemarket.command.agreement;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.CHILD;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.STRANGER;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.hospice;
import static io.placemarket.command.Sample.keele;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.terms;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.Scene;
import io.placemarket.command.message.AreaCommand.TransferArea;
import io.placemarket.command.message.BookingCommand.AllocateEach;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.PostponeAllocation;
import io.placemarket.command.message.OfferCommand.AmendOffer;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.OrganisationCommand.EndAgreement;
import io.placemarket.command.message.OrganisationCommand.MakeAgreement;
import io.placemarket.command.message.Outcome.HoldTaken;
import io.placemarket.command.message.Outcome.WeeksHandedOn;
import io.placemarket.command.message.WaitingCommand.ReconsiderEntry;
import io.placemarket.kernel.area.PlacementAreaEvent.WaitingListOpened;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.WaitingListId;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementEnded;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementMade;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.refusal.StateRefusal.AgreementHasEnded;
import io.placemarket.kernel.waiting.WaitingEvent.TurnGiven;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryAdded;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final AgreementId AGREEMENT = AgreementId.of(HOSPICE, KEELE);
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 8, 31);

    private static final OfferParticulars AGREED = OfferParticulars.NONE.agreed(true);

    private static final OrganisationAdded TRUST = new OrganisationAdded(
            Sample.OTHER_PROVIDER, Sample.organisation("A trust (fictional)", OrganisationRole.PROVIDER));

    private static AgreementMade made(LocalDate to, ProfessionCode... professions) {
        return new AgreementMade(AGREEMENT, HOSPICE, KEELE, new TreeSet<>(List.of(professions)), FIRST, to);
    }

    private static MakeAgreement make(LocalDate from, LocalDate to, ProfessionCode... professions) {
        return new MakeAgreement(HOSPICE, KEELE, List.of(professions), from, to);
    }

    /** The sample's market; its offer asks for an agreement. */
    private static Scene asking(DomainEvent... before) {
        return given(market())
                .and(before)
                .when(new AmendOffer(OFFER, terms(2, 0).with(AGREED)), PROVIDER)
                .scene();
    }

    private static final PlaceHold BOOKING = new PlaceHold(HOLD, COHORT, 1, Optional.empty());
    private static final PlaceHold SECOND =
            new PlaceHold(new HoldId(OFFER + "-h0000000002"), COHORT, 1, Optional.empty());

    @Test
    void a_provider_agrees_with_an_education_provider() {
        given(hospice(), keele())
                .when(make(FIRST, LAST, ADULT), PROVIDER)
                .then(made(LAST, ADULT))
                .when(make(FIRST, LAST), PROVIDER)
                .then(made(LAST));
    }

    @Test
    void without_an_agreement_nothing_is_booked_in_an_offer_that_asks_for_one() {
        Problem problem = asking().when(BOOKING, UNIVERSITY).thenRefused(ProblemCode.AGREEMENT_REQUIRED);
        assertThat(problem.figures())
                .containsEntry("profession", "NUR-ADULT")
                .containsEntry("from", "2026-11-30")
                .containsEntry("to", "2026-12-27");
        asking().when(
                        new AllocateStudents(
                                OFFER,
                                COHORT,
                                List.of(new Named(new ById(Sample.ANNA), Sample.FIRST)),
                                Optional.empty(),
                                Optional.empty()),
                        UNIVERSITY)
                .thenRefused(ProblemCode.AGREEMENT_REQUIRED);
    }

    @Test
    void an_agreement_for_its_profession_and_days_lets_it_be_booked() {
        asking(made(LAST, ADULT)).when(BOOKING, UNIVERSITY).answer(HoldTaken.class);
        asking(made(LAST)).when(BOOKING, UNIVERSITY).answer(HoldTaken.class);
        asking(made(LAST, CHILD)).when(BOOKING, UNIVERSITY).thenRefused(ProblemCode.AGREEMENT_REQUIRED);
        asking(made(LocalDate.of(2026, 12, 26))).when(BOOKING, UNIVERSITY).thenRefused(ProblemCode.AGREEMENT_REQUIRED);
    }

    @Test
    void a_booking_across_two_agreements_of_which_one_follows_the_other_is_agreed() {
        AgreementMade next = new AgreementMade(
                AGREEMENT, HOSPICE, KEELE, new TreeSet<>(), LocalDate.of(2026, 12, 15), LocalDate.of(2027, 8, 31));
        asking(made(LocalDate.of(2026, 12, 14)), next).when(BOOKING, UNIVERSITY).answer(HoldTaken.class);
        asking(made(LocalDate.of(2026, 12, 13)), next)
                .when(BOOKING, UNIVERSITY)
                .thenRefused(ProblemCode.AGREEMENT_REQUIRED);
    }

    @Test
    void what_was_agreed_with_the_provider_that_was_counts_in_an_area_that_moved_until_it_ends() {
        Scene moved = asking(made(LAST))
                .and(keele(), TRUST)
                .when(new TransferArea(Sample.WARD, Sample.OTHER_PROVIDER), Sample.OPERATOR)
                .scene();
        moved.when(BOOKING, UNIVERSITY).answer(HoldTaken.class);
        moved.when(new EndAgreement(HOSPICE, KEELE, LocalDate.of(2026, 12, 13), REASON), PROVIDER)
                .scene()
                .when(SECOND, UNIVERSITY)
                .thenRefused(ProblemCode.AGREEMENT_REQUIRED);
        LocalDate next = LocalDate.of(2026, 12, 14);
        moved.when(new MakeAgreement(Sample.OTHER_PROVIDER, KEELE, List.of(), next, LAST), STRANGER)
                .scene()
                .when(SECOND, UNIVERSITY)
                .answer(HoldTaken.class);
    }

    @Test
    void an_offer_posted_after_its_area_moved_asks_for_an_agreement_with_its_provider() {
        OfferId later = new OfferId(Sample.WARD + "-ffer0001");
        asking(made(LAST))
                .and(TRUST)
                .when(new TransferArea(Sample.WARD, Sample.OTHER_PROVIDER), Sample.OPERATOR)
                .scene()
                .when(new PostOffer(later, terms(2, 0).with(AGREED)), STRANGER)
                .scene()
                .when(new PlaceHold(new HoldId(later + "-h0000000001"), COHORT, 1, Optional.empty()), UNIVERSITY)
                .thenRefused(ProblemCode.AGREEMENT_REQUIRED);
    }

    @Test
    void an_agreement_is_locked_before_students_whether_they_are_named_together_or_each_for_itself() {
        List<Named> anna = List.of(new Named(new ById(Sample.ANNA), Sample.FIRST));
        Stream.of(
                        new AllocateStudents(OFFER, COHORT, anna, Optional.empty(), Optional.empty()),
                        new AllocateEach(OFFER, COHORT, anna, Optional.empty(), Optional.empty()))
                .forEach(command -> assertThat(
                                asking(made(LAST)).when(command, UNIVERSITY).reads())
                        .as(command.getClass().getSimpleName())
                        .containsSubsequence(AGREEMENT.value(), Sample.ANNA.value()));
    }

    @Test
    void an_ended_agreement_lets_nothing_further_be_booked_and_leaves_what_is() {
        asking(made(LAST))
                .when(BOOKING, UNIVERSITY)
                .scene()
                .when(new EndAgreement(HOSPICE, KEELE, FIRST, REASON), PROVIDER)
                .then(new AgreementEnded(AGREEMENT, FIRST, REASON))
                .when(SECOND, UNIVERSITY)
                .thenRefused(ProblemCode.AGREEMENT_REQUIRED);
    }

    @Test
    void weeks_that_are_kept_when_an_allocation_is_postponed_need_no_agreement_any_more_others_do() {
        Scene scene = asking(made(LAST))
                .and(Sample.allocated(Sample.FIRST, Sample.ANNA, Sample.weeks("2026-W49/2026-W51")))
                .and(new AgreementEnded(AGREEMENT, LocalDate.of(2026, 12, 6), REASON));
        scene.when(postponed("2026-W50/2026-W52"), UNIVERSITY).thenRefused(ProblemCode.AGREEMENT_REQUIRED);
        scene.when(postponed("2026-W50/2026-W51"), UNIVERSITY).answer(WeeksHandedOn.class);
    }

    private static PostponeAllocation postponed(String to) {
        return new PostponeAllocation(Sample.FIRST, Optional.empty(), Sample.weeks(to), REASON, Sample.SECOND);
    }

    @Test
    void who_waits_for_what_must_be_agreed_gets_it_once_it_is() {
        EntryId entry = new EntryId(OFFER + "-e0000000001");
        Scene waits = asking().and(
                        new WaitingListOpened(Sample.WARD),
                        new WaitingEntryAdded(
                                WaitingListId.of(Sample.WARD), entry, COHORT, KEELE, 1, Sample.offered()));
        waits.when(new ReconsiderEntry(entry), Sample.MARKET).thenNothing();
        waits.when(new ReconsiderEntry(entry), Sample.OPERATOR).thenRefused(ProblemCode.NOT_ALLOWED);
        assertThat(waits.and(hospice(), keele())
                        .when(make(FIRST, LAST), PROVIDER)
                        .scene()
                        .when(new ReconsiderEntry(entry), Sample.MARKET)
                        .events())
                .hasAtLeastOneElementOfType(TurnGiven.class);
    }

    @Test
    void what_makes_no_sense_is_refused() {
        given(hospice(), keele()).when(make(LAST, FIRST), PROVIDER).thenRefused(ProblemCode.INVALID_VALUE);
        given(hospice(), keele())
                .when(make(FIRST, LocalDate.of(2026, 11, 24)), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(hospice(), keele())
                .when(make(FIRST, FIRST.plusYears(21)), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(hospice(), keele())
                .when(make(FIRST, LAST, new ProfessionCode("DOCTORS")), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(hospice()).when(make(FIRST, LAST), PROVIDER).thenRefused(ProblemCode.INVALID_VALUE);
        given(hospice(), keele())
                .when(new MakeAgreement(HOSPICE, HOSPICE, List.of(), FIRST, LAST), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void nobody_agrees_for_another_and_nothing_ends_that_is_not_agreed() {
        given(hospice(), keele()).when(make(FIRST, LAST), STRANGER).thenRefused(ProblemCode.NOT_YOURS);
        given(hospice(), keele()).when(make(FIRST, LAST), UNIVERSITY).thenRefused(ProblemCode.NOT_ALLOWED);
        given(made(LAST))
                .when(new EndAgreement(HOSPICE, KEELE, FIRST, REASON), STRANGER)
                .thenRefused(ProblemCode.NOT_YOURS);
        given(made(LAST))
                .when(new EndAgreement(HOSPICE, KEELE, LAST, REASON), PROVIDER)
                .thenRefused(new AgreementHasEnded(LocalDate.parse("2027-08-31")));
        given(hospice(), keele())
                .when(new EndAgreement(HOSPICE, KEELE, LAST, REASON), PROVIDER)
                .thenRefused(ProblemCode.NOT_FOUND);
    }
}
