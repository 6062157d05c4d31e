package io.placemarket.command.story;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.BEN;
import static io.placemarket.command.Sample.CHILD;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.OPERATOR;
import static io.placemarket.command.Sample.OTHER_PROVIDER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.STRANGER;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.audit;
import static io.placemarket.command.Sample.hospice;
import static io.placemarket.command.Sample.keele;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.organisation;
import static io.placemarket.command.Sample.terms;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Scene;
import io.placemarket.command.message.AreaCommand.EndAudit;
import io.placemarket.command.message.AreaCommand.RegisterPlacementArea;
import io.placemarket.command.message.AreaCommand.RenewAudit;
import io.placemarket.command.message.AreaCommand.StateAppetite;
import io.placemarket.command.message.AreaCommand.TransferArea;
import io.placemarket.command.message.BookingCommand.AcceptAllocation;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.OfferCommand.AmendOffer;
import io.placemarket.command.message.OfferCommand.CopyOffers;
import io.placemarket.command.message.OfferCommand.Linked;
import io.placemarket.command.message.OfferCommand.PostLinkedOffers;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.OfferCommand.WithdrawOffer;
import io.placemarket.command.message.OfferCommand.WithdrawPart;
import io.placemarket.command.message.OrganisationCommand.JoinNetwork;
import io.placemarket.command.message.OrganisationCommand.MakeAgreement;
import io.placemarket.command.message.Outcome.AllocationChanged;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.command.message.Outcome.HoldTaken;
import io.placemarket.command.message.Outcome.StudentsAllocated;
import io.placemarket.kernel.area.AppetiteEvent.Answer;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.CohortEvent;
import io.placemarket.kernel.cohort.StudentEvent;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.offer.Arrangement;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.problem.ProblemCode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Providers: a first offer, every Wednesday, a lapsed audit, any nursing field, a hub, a merger, the next term. */
class ProvidersStoriesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final OrganisationAdded HUB = new OrganisationAdded(
            OTHER_PROVIDER, organisation("A training hub (fictional)", OrganisationRole.PROVIDER));

    private static OfferId offer(int number) {
        return new OfferId("ward00000000-ffer000" + number);
    }

    private static PlaceHold hold(OfferId offer, int places) {
        return new PlaceHold(new HoldId(offer + "-h0000000001"), COHORT, places, Optional.empty());
    }

    private static AllocateStudents place(StudentId student, OfferId offer) {
        return new AllocateStudents(
                offer,
                COHORT,
                List.of(new Named(
                        new ById(student),
                        new AllocationId(offer + "-a000000" + student.value().substring(12)))),
                Optional.empty(),
                Optional.empty());
    }

    private static OfferTerms every(DayOfWeek... days) {
        return terms(1, 0)
                .with(OfferParticulars.NONE
                        .on(Optional.of(Weekdays.of(days)))
                        .arranged(Optional.of(Arrangement.LONG_ARM)));
    }

    @Test
    void a_hospices_first_offer() {
        // Given a hospice that takes part, says maybe for the spring, and has its ward audited for one student
        given(hospice(), keele())
                .when(new RegisterPlacementArea(WARD, HOSPICE, "Day therapy", Optional.empty(), audit(1)), PROVIDER)
                .scene()
                .when(
                        new StateAppetite(WARD, ADULT, TODAY, TODAY.plusMonths(4), Answer.MAYBE, Optional.of(REASON)),
                        PROVIDER)
                .scene()
                // When it posts two places on a ward audited for one
                .when(new PostOffer(OFFER, terms(2, 0)), PROVIDER)
                .scene()
                .and(cohort())
                // Then one can be held, and the second is refused with the figures
                .when(hold(OFFER, 1), UNIVERSITY)
                .scene()
                .when(new PlaceHold(HOLD, COHORT, 1, Optional.empty()), UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
    }

    /** The university's side of the sample's market. */
    private static DomainEvent[] cohort() {
        return Arrays.stream(market())
                .filter(event -> event instanceof CohortEvent || event instanceof StudentEvent)
                .toArray(DomainEvent[]::new);
    }

    @Test
    void every_wednesday_at_the_hospice_and_every_thursday_at_the_clinic() {
        // Given a team that takes one student at a time, and two offers that share its week
        Scene scene = given(hospice(), keele())
                .and(market(1, 1, 0))
                .when(new WithdrawOffer(OFFER, REASON, false), PROVIDER)
                .scene()
                .when(new PostOffer(offer(1), every(DayOfWeek.WEDNESDAY)), PROVIDER)
                .scene()
                .when(new PostOffer(offer(2), every(DayOfWeek.THURSDAY)), PROVIDER)
                .scene()
                .when(new PostOffer(offer(3), every(DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY)), PROVIDER)
                .scene();
        // When one student comes on Wednesdays
        scene.when(place(ANNA, offer(1)), UNIVERSITY).answer(StudentsAllocated.class);
        // Then the same student may come on Thursdays, but nobody else on Wednesdays
        scene.when(place(ANNA, offer(2)), UNIVERSITY).answer(StudentsAllocated.class);
        scene.when(place(BEN, offer(3)), UNIVERSITY).thenRefused(ProblemCode.CAPACITY_EXCEEDED);
    }

    @Test
    void an_audit_lapses_over_christmas_and_is_renewed() {
        // Given a ward with a student, whose audit ends in the second week of the placement
        Scene scene = given(market())
                .when(place(ANNA, OFFER), UNIVERSITY)
                .scene()
                .when(new EndAudit(WARD, LocalDate.of(2026, 12, 6), REASON), PROVIDER)
                .scene();
        // When a second student is placed there, it is refused; the first one stays
        scene.when(place(BEN, OFFER), UNIVERSITY).thenRefused(ProblemCode.CAPACITY_EXCEEDED);
        // And when the ward is audited again, there is room
        scene.when(
                        new RenewAudit(
                                WARD,
                                new Audit(2, new TreeMap<>(), LocalDate.of(2026, 12, 7), LocalDate.of(2028, 12, 6))),
                        PROVIDER)
                .scene()
                .when(place(BEN, OFFER), UNIVERSITY)
                .answer(StudentsAllocated.class);
    }

    @Test
    void any_nursing_field_on_two_places() {
        // Given two places that adult or child nursing students may have
        Scene scene = given(market())
                .when(new WithdrawOffer(OFFER, REASON, false), PROVIDER)
                .scene()
                .when(
                        new PostLinkedOffers(
                                WARD, terms(2, 0), List.of(new Linked(ADULT, offer(1)), new Linked(CHILD, offer(2)))),
                        PROVIDER)
                .scene();
        // When adult nursing takes both, then a third finds no room, whatever else is on offer
        scene.when(hold(offer(1), 2), UNIVERSITY).answer(HoldTaken.class);
        scene.when(place(ANNA, offer(1)), UNIVERSITY).thenRefused(ProblemCode.CAPACITY_EXCEEDED);
    }

    @Test
    void a_practice_joins_a_hub() {
        // Given a practice that lets its training hub act for a year
        Scene scene = given(hospice(), HUB, keele())
                .and(market())
                .when(new JoinNetwork(HOSPICE, OTHER_PROVIDER, TODAY, TODAY.plusYears(1)), PROVIDER)
                .scene();
        // When the hub posts the practice's places, they are the practice's
        Scene.Asked posted = scene.when(new PostOffer(offer(1), terms(2, 0)), STRANGER);
        assertThat(posted.events())
                .filteredOn(OfferPosted.class::isInstance)
                .singleElement()
                .extracting(event -> ((OfferPosted) event).provider())
                .isEqualTo(HOSPICE);
        // And when the year is over, the hub may do so no longer
        scene.at("2027-11-26T10:00")
                .when(new WithdrawOffer(offer(1), REASON, false), STRANGER)
                .thenRefused(ProblemCode.NOT_YOURS);
    }

    @Test
    void practices_merge() {
        // Given a practice with a student, that becomes part of another
        Scene scene = given(hospice(), HUB, keele())
                .and(market(2, 2, 3))
                .when(place(ANNA, OFFER), UNIVERSITY)
                .scene()
                .when(new TransferArea(WARD, OTHER_PROVIDER), OPERATOR)
                .scene();
        // Then the student's place stays, and it is the other practice's to confirm
        AllocationId annas = new AllocationId(OFFER + "-a000000" + ANNA.value().substring(12));
        scene.when(new AcceptAllocation(annas), PROVIDER).thenRefused(ProblemCode.NOT_YOURS);
        scene.when(new AcceptAllocation(annas), STRANGER).answer(AllocationChanged.class);
    }

    @Test
    void the_next_term_begins_after_a_bank_holiday() {
        // Given an offer from Monday 30 November to Sunday 27 December
        Scene.Asked copied = given(market()).when(new CopyOffers(WARD, TODAY, TODAY.plusWeeks(2), 4), PROVIDER);
        // When it is rolled forward by four weeks, to Monday 28 December, a bank holiday
        OfferTerms terms = copied.events().stream()
                .filter(OfferPosted.class::isInstance)
                .map(event -> ((OfferPosted) event).terms())
                .findFirst()
                .orElseThrow();
        // Then it begins on the Tuesday
        assertThat(terms.firstDay()).isEqualTo(LocalDate.of(2026, 12, 29));
        assertThat(terms.lastDay()).isEqualTo(LocalDate.of(2027, 1, 24));
    }

    @Test
    void a_new_university_without_an_agreement() {
        // Given an offer that asks for one
        OfferTerms agreed = terms(2, 0).with(OfferParticulars.NONE.agreed(true));
        Scene scene = given(hospice(), keele())
                .and(market())
                .when(new AmendOffer(OFFER, agreed), PROVIDER)
                .scene();
        // When the university books without, it is told what is missing
        assertThat(scene.when(hold(OFFER, 1), UNIVERSITY)
                        .thenRefused(ProblemCode.AGREEMENT_REQUIRED)
                        .detail())
                .contains("for NUR-ADULT from 2026-11-30 to 2026-12-27");
        // And once the two have agreed, it books
        scene.when(new MakeAgreement(HOSPICE, KEELE, List.of(ADULT), TODAY, TODAY.plusYears(1)), PROVIDER)
                .answer(Created.class);
        scene.when(hold(OFFER, 1), UNIVERSITY).answer(HoldTaken.class);
    }

    @Test
    void a_ward_loses_a_nurse_for_a_week() {
        // Given an offer of two places in which one is booked
        Scene scene = given(market()).when(place(ANNA, OFFER), UNIVERSITY).scene();
        // When the ward withdraws one place in week 50, then the booked one stays and the other weeks have two
        scene.when(new WithdrawPart(OFFER, Optional.of(weeks("2026-W50")), 1, REASON), PROVIDER)
                .scene()
                .when(place(BEN, OFFER), UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
        // And it cannot withdraw the booked one too
        scene.when(new WithdrawPart(OFFER, Optional.of(weeks("2026-W50")), 0, REASON), PROVIDER)
                .thenRefused(ProblemCode.PLACES_BOOKED);
    }
}
