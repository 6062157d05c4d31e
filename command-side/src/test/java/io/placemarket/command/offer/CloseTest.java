package io.placemarket.command.offer;

import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.ASTON;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.MARKET;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.OPERATOR;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.STRANGER;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.allocated;
import static io.placemarket.command.Sample.held;
import static io.placemarket.command.Sample.hospice;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.terms;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.WithdrawAllocation;
import io.placemarket.command.message.OfferCommand.AmendOffer;
import io.placemarket.command.message.OfferCommand.CloseOffer;
import io.placemarket.command.message.OfferCommand.CopyOffers;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.OfferCommand.WithdrawOffer;
import io.placemarket.command.message.OfferCommand.WithdrawPart;
import io.placemarket.command.message.Outcome.AllocationChanged;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.Outcome.OffersCopied;
import io.placemarket.command.message.Outcome.StudentsAllocated;
import io.placemarket.command.message.ReleaseCommand.ReleaseOffer;
import io.placemarket.command.message.ReleaseCommand.RerunRelease;
import io.placemarket.command.message.WaitingCommand.JoinWaitingList;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesNoLongerOffered;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.WaitingListId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferEvent.BookingsClosed;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.OfferRefusal.NotReleasedToClose;
import io.placemarket.kernel.refusal.StateRefusal.OfferNotWithdrawn;
import io.placemarket.kernel.refusal.StateRefusal.OfferState;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEnded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An offer whose provider takes nothing further in it. */
class CloseTest {
    private static final CohortId ASTONS = new CohortId("chrt00000001");
    private static final EntryId ENTRY = new EntryId(OFFER + "-e0000000001");
    private static final OfferId OTHER = new OfferId("ward00000000-ffer0001");

    private static Scene closed() {
        return given(market())
                .and(held(1))
                .when(new CloseOffer(OFFER), PROVIDER)
                .then(new BookingsClosed(OFFER), new PlacesNoLongerOffered(WARD, OFFER));
    }

    @Test
    void nothing_further_is_booked_in_it() {
        closed().when(new PlaceHold(HOLD, COHORT, 1, Optional.empty()), UNIVERSITY)
                .thenRefused(ProblemCode.OFFER_CLOSED);
    }

    @Test
    void what_is_booked_stays_and_a_hold_is_still_named() {
        closed().when(
                        new AllocateStudents(
                                OFFER,
                                COHORT,
                                List.of(new Named(new ById(ANNA), FIRST)),
                                Optional.empty(),
                                Optional.of(HOLD)),
                        UNIVERSITY)
                .answer(StudentsAllocated.class);
    }

    @Test
    void who_waits_for_it_waits_no_longer_and_what_is_freed_later_is_nobodys() {
        Scene scene = given(market(1, 1, 0))
                .and(new CohortCreated(ASTONS, ASTON, Sample.programme(Sample.ADULT, LearnerLevel.YEAR_2)))
                .and(allocated(FIRST, ANNA, offered()))
                .when(new JoinWaitingList(ENTRY, ASTONS, 1, Optional.empty()), RIVAL)
                .scene()
                .when(new CloseOffer(OFFER), PROVIDER)
                .then(
                        new BookingsClosed(OFFER),
                        new PlacesNoLongerOffered(WARD, OFFER),
                        new WaitingEnded(WaitingListId.of(WARD), OFFER, Reason.of(ReasonCode.OFFER_CLOSED)));
        scene.when(new WithdrawAllocation(FIRST, REASON), UNIVERSITY).answer(AllocationChanged.class);
        scene.when(new JoinWaitingList(ENTRY, ASTONS, 1, Optional.empty()), RIVAL)
                .thenRefused(ProblemCode.OFFER_CLOSED);
    }

    @Test
    void it_happens_once_and_nothing_of_it_is_amended_afterwards() {
        closed().when(new CloseOffer(OFFER), PROVIDER).thenRefused(ProblemCode.WRONG_STATE);
        closed().when(new AmendOffer(OFFER, terms(1, 0)), PROVIDER).thenRefused(ProblemCode.WRONG_STATE);
        closed().when(new WithdrawPart(OFFER, Optional.empty(), 1, REASON), PROVIDER)
                .thenRefused(ProblemCode.WRONG_STATE);
    }

    @Test
    void it_can_still_be_withdrawn_with_its_bookings_and_is_then_posted_again() {
        Scene withdrawn =
                closed().when(new WithdrawOffer(OFFER, REASON, true), PROVIDER).scene();
        withdrawn.when(new CloseOffer(OFFER), PROVIDER).thenRefused(ProblemCode.WRONG_STATE);
        assertThat(withdrawn
                        .when(new PostOffer(OTHER, terms(1, 0), false, Optional.of(OFFER)), PROVIDER)
                        .events())
                .isNotEmpty();
        closed().when(new PostOffer(OTHER, terms(1, 0), false, Optional.of(OFFER)), PROVIDER)
                .thenRefused(new OfferNotWithdrawn(new OfferId("ward00000000-ffer0000"), OfferState.CLOSED));
    }

    @Test
    void it_is_copied_to_another_term_as_any_other() {
        assertThat(closed().when(
                                new CopyOffers(WARD, LocalDate.of(2026, 11, 30), LocalDate.of(2026, 11, 30), 4),
                                PROVIDER)
                        .answer(OffersCopied.class)
                        .copies())
                .hasSize(1);
    }

    @Test
    void before_its_release_it_is_withdrawn_instead_and_after_it_is_not_run_again() {
        Scene awaited = given(hospice(), Sample.ward(2))
                .when(
                        new PostOffer(
                                OFFER,
                                terms(2, 0)
                                        .released(Optional.of(new ReleaseTerms(
                                                Instant.parse("2026-11-26T17:00:00Z"), TieBreak.FIRST_COME)))),
                        PROVIDER)
                .scene();
        assertThat(awaited.when(new CloseOffer(OFFER), PROVIDER)
                        .thenRefused(NotReleasedToClose.class)
                        .accepted())
                .contains("its withdrawal now, or closing it after 2026-11-26T17:00:00Z");
        awaited.at("2026-11-26T17:00")
                .when(new ReleaseOffer(OFFER), MARKET)
                .scene()
                .when(new CloseOffer(OFFER), PROVIDER)
                .answer(Done.class);
        awaited.when(new RerunRelease(OFFER, REASON), OPERATOR).thenRefused(ProblemCode.OFFER_CLOSED);
    }

    @Test
    void only_its_provider_closes_it() {
        given(market()).when(new CloseOffer(OFFER), STRANGER).thenRefused(ProblemCode.NOT_YOURS);
        given(market()).when(new CloseOffer(OFFER), UNIVERSITY).thenRefused(ProblemCode.NOT_ALLOWED);
    }
}
