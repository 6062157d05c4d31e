package io.placemarket.command.clearing;

import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static io.placemarket.command.clearing.Awaited.FIRST;
import static io.placemarket.command.clearing.Awaited.RELEASE;
import static io.placemarket.command.clearing.Awaited.RELEASE_AT;
import static io.placemarket.command.clearing.Awaited.SECOND;
import static io.placemarket.command.clearing.Awaited.announced;
import static io.placemarket.command.clearing.Awaited.asked;
import static io.placemarket.command.clearing.Awaited.market;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.OfferCommand.CopyOffers;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.OfferCommand.WithdrawOffer;
import io.placemarket.command.message.Outcome.PlacesAsked;
import io.placemarket.command.message.ReleaseCommand.ChangeRequest;
import io.placemarket.command.message.ReleaseCommand.RequestPlaces;
import io.placemarket.command.message.ReleaseCommand.TakeBackRequest;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesNoLongerOffered;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.OfferRefusal.AgreementRequired;
import io.placemarket.kernel.refusal.OfferRefusal.OfferForOthers;
import io.placemarket.kernel.refusal.OfferRefusal.OfferNotReleased;
import io.placemarket.kernel.refusal.ReleaseRefusal.NeverAwaitedRelease;
import io.placemarket.kernel.refusal.ReleaseRefusal.ReleaseHasCome;
import io.placemarket.kernel.refusal.ReleaseRefusal.ReleaseNeverComes;
import io.placemarket.kernel.refusal.ReleaseRefusal.RequestedBefore;
import io.placemarket.kernel.refusal.ReleaseRefusal.RequestsClosed;
import io.placemarket.kernel.refusal.WeeksRefusal.BeforeRelease;
import io.placemarket.kernel.release.ReleaseEvent.PlacesRequested;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseAnnounced;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseCalledOff;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseResolved;
import io.placemarket.kernel.release.ReleaseEvent.RequestChanged;
import io.placemarket.kernel.release.ReleaseEvent.RequestTakenBack;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
    private static RequestPlaces ask(int places) {
        return new RequestPlaces(FIRST, COHORT, places, Optional.empty());
    }

    @Test
    void an_offer_with_a_release_is_posted_with_the_commitment_to_its_lotterys_seed() {
        given(Sample.ward(4))
                .when(new PostOffer(OFFER, Awaited.terms(4, TieBreak.PROPORTIONAL)), PROVIDER)
                .then(
                        Awaited.offered(4, TieBreak.PROPORTIONAL),
                        Awaited.posted(4, TieBreak.PROPORTIONAL),
                        announced(TieBreak.PROPORTIONAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-25T10:00:00Z", "2026-11-24T17:00:00Z", "2026-12-28T00:00:00Z"})
    void a_release_lies_in_the_future_and_not_after_the_offers_last_day(String at) {
        given(Sample.ward(4))
                .when(
                        new PostOffer(
                                OFFER,
                                Sample.terms(2, 0)
                                        .released(Optional.of(
                                                new ReleaseTerms(Instant.parse(at), TieBreak.PROPORTIONAL)))),
                        PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void before_its_release_nothing_can_be_held_or_allocated() {
        String detail = given(market())
                .when(new PlaceHold(HOLD, COHORT, 1, Optional.empty()), UNIVERSITY)
                .thenRefused(OfferNotReleased.class)
                .detail();
        assertThat(detail).contains(RELEASE_AT.toString());
        given(Sample.market())
                .and(
                        Awaited.offered(2, TieBreak.PROPORTIONAL),
                        Awaited.posted(2, TieBreak.PROPORTIONAL),
                        announced(TieBreak.PROPORTIONAL))
                .when(
                        new AllocateStudents(
                                OFFER,
                                COHORT,
                                List.of(new Named(new ById(Sample.ANNA), Sample.FIRST)),
                                Optional.empty(),
                                Optional.empty()),
                        UNIVERSITY)
                .thenRefused(ProblemCode.OFFER_NOT_RELEASED);
    }

    @Test
    void a_request_takes_nothing_and_says_when_it_is_resolved() {
        PlacesAsked answer = given(market()).when(ask(12), UNIVERSITY).answer(PlacesAsked.class);
        assertThat(answer).isEqualTo(new PlacesAsked(FIRST, 12, Sample.offered(), RELEASE_AT));
        given(market()).when(ask(12), UNIVERSITY).then(asked(12));
    }

    @Test
    void a_cohort_has_one_request_in_an_offer() {
        given(market())
                .and(asked(3))
                .when(new RequestPlaces(SECOND, COHORT, 3, Optional.empty()), UNIVERSITY)
                .thenRefused(new RequestedBefore(new RequestId("ward00000000-ffer0000-q0000000001"), 3));
    }

    @Test
    void a_request_may_be_changed_and_asking_for_more_takes_a_turn_anew() {
        given(market())
                .and(asked(3))
                .when(new ChangeRequest(FIRST, 2, Optional.empty()), UNIVERSITY)
                .then(new RequestChanged(RELEASE, FIRST, 2, Sample.offered(), false))
                .when(new ChangeRequest(FIRST, 3, Optional.empty()), UNIVERSITY)
                .then(new RequestChanged(RELEASE, FIRST, 3, Sample.offered(), true))
                .when(new ChangeRequest(FIRST, 3, Optional.of(weeks("2026-W50"))), UNIVERSITY)
                .then(new RequestChanged(RELEASE, FIRST, 3, weeks("2026-W50"), false))
                .when(new ChangeRequest(FIRST, 3, Optional.of(weeks("2026-W50"))), UNIVERSITY)
                .thenNothing();
    }

    @Test
    void a_request_is_changed_under_the_rules_under_which_it_is_made() {
        OfferTerms terms = Awaited.terms(4, TieBreak.PROPORTIONAL);
        ChangeRequest fewer = new ChangeRequest(FIRST, 2, Optional.empty());
        given(market())
                .and(asked(3), new OfferAmended(OFFER, terms.with(particulars(List.of(Sample.ASTON), false))))
                .when(fewer, UNIVERSITY)
                .thenRefused(OfferForOthers.class);
        Scene notAgreed =
                given(market()).and(asked(3), new OfferAmended(OFFER, terms.with(particulars(List.of(), true))));
        notAgreed.when(fewer, UNIVERSITY).thenRefused(AgreementRequired.class);
        notAgreed.when(new TakeBackRequest(FIRST), UNIVERSITY).then(new RequestTakenBack(RELEASE, FIRST));
    }

    private static OfferParticulars particulars(List<OrganisationId> onlyFor, boolean agreementRequired) {
        return OfferParticulars.NONE.onlyFor(onlyFor).agreed(agreementRequired);
    }

    @Test
    void a_request_taken_back_leaves_room_for_another() {
        given(market())
                .and(asked(3))
                .when(new TakeBackRequest(FIRST), UNIVERSITY)
                .then(new RequestTakenBack(RELEASE, FIRST))
                .when(new TakeBackRequest(FIRST), UNIVERSITY)
                .thenRefused(ProblemCode.NOT_FOUND);
        given(market())
                .and(asked(3), new RequestTakenBack(RELEASE, FIRST))
                .when(new RequestPlaces(SECOND, COHORT, 4, Optional.empty()), UNIVERSITY)
                .then(new PlacesRequested(RELEASE, SECOND, COHORT, Sample.KEELE, 4, Sample.offered()));
    }

    @Test
    void nobody_asks_for_or_changes_what_is_another_universitys() {
        given(market()).when(ask(1), RIVAL).thenRefused(ProblemCode.NOT_YOURS);
        given(market())
                .and(asked(3))
                .when(new ChangeRequest(FIRST, 2, Optional.empty()), RIVAL)
                .thenRefused(ProblemCode.NOT_YOURS);
        given(market()).and(asked(3)).when(new TakeBackRequest(FIRST), RIVAL).thenRefused(ProblemCode.NOT_YOURS);
        given(market()).when(ask(1), PROVIDER).thenRefused(ProblemCode.NOT_ALLOWED);
    }

    @Test
    void from_the_release_on_nothing_is_asked_changed_or_taken_back() {
        given(market())
                .at("2026-11-27T17:00")
                .when(ask(1), UNIVERSITY)
                .thenRefused(new RequestsClosed(Instant.parse("2026-11-27T17:00:00Z")));
        given(market())
                .and(asked(3))
                .at("2026-11-27T17:00")
                .when(new ChangeRequest(FIRST, 2, Optional.empty()), UNIVERSITY)
                .thenRefused(ProblemCode.TOO_LATE);
        given(market())
                .and(asked(3))
                .at("2026-11-27T17:00")
                .when(new TakeBackRequest(FIRST), UNIVERSITY)
                .thenRefused(ProblemCode.TOO_LATE);
    }

    @Test
    void an_offer_that_can_be_booked_takes_no_requests() {
        given(Sample.market()).when(ask(1), UNIVERSITY).thenRefused(NeverAwaitedRelease.class);
        given(market())
                .and(new ReleaseResolved(RELEASE, "00", List.of(), List.of()))
                .when(ask(1), UNIVERSITY)
                .thenRefused(new ReleaseHasCome(Instant.parse("2026-11-27T17:00:00Z")));
    }

    @Test
    void a_cohort_of_another_profession_or_level_cannot_ask() {
        DomainEvent[] other = {
            Sample.ward(4),
            Awaited.offered(4, TieBreak.PROPORTIONAL),
            Awaited.posted(4, TieBreak.PROPORTIONAL),
            announced(TieBreak.PROPORTIONAL)
        };
        given(other)
                .and(new CohortCreated(COHORT, Sample.KEELE, Sample.programme(Sample.CHILD, LearnerLevel.YEAR_2)))
                .when(ask(1), UNIVERSITY)
                .thenRefused(ProblemCode.PROFESSION_DIFFERS);
        given(other)
                .and(new CohortCreated(COHORT, Sample.KEELE, Sample.programme(Sample.ADULT, LearnerLevel.YEAR_3)))
                .when(ask(1), UNIVERSITY)
                .thenRefused(ProblemCode.LEVEL_DIFFERS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 501})
    void as_many_places_as_an_offer_can_have_can_be_asked_for(int places) {
        given(market()).when(ask(places), UNIVERSITY).thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void weeks_that_pass_before_the_release_cannot_be_asked_for() {
        OfferPosted late = new OfferPosted(
                OFFER,
                Sample.HOSPICE,
                Sample.terms(4, 0)
                        .released(Optional.of(
                                new ReleaseTerms(Instant.parse("2026-12-09T17:00:00Z"), TieBreak.PROPORTIONAL))),
                Optional.empty());
        DomainEvent[] market = market();
        market[2] = late;
        market[3] = new ReleaseAnnounced(RELEASE, Instant.parse("2026-12-09T17:00:00Z"), TieBreak.PROPORTIONAL, "", "");
        given(market).when(ask(1), UNIVERSITY).then(asked(1, weeks("2026-W50/2026-W52")));
        given(market)
                .when(new RequestPlaces(FIRST, COHORT, 1, Optional.of(weeks("2026-W49"))), UNIVERSITY)
                .thenRefused(new BeforeRelease(weeks("2026-W49"), Week.parse("2026-W50"), weeks("2026-W50/2026-W52")));
        given(market)
                .when(new RequestPlaces(FIRST, COHORT, 1, Optional.of(weeks("2027-W09"))), UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void a_withdrawn_offers_release_is_called_off_and_takes_no_request() {
        given(market())
                .and(asked(3))
                .when(new WithdrawOffer(OFFER, REASON, false), PROVIDER)
                .then(
                        new OfferWithdrawn(OFFER, REASON, false),
                        new PlacesNoLongerOffered(WARD, OFFER),
                        new ReleaseCalledOff(RELEASE, REASON))
                .when(new RequestPlaces(SECOND, Awaited.ASTONS, 1, Optional.empty()), RIVAL)
                .thenRefused(new ReleaseNeverComes());
    }

    @Test
    void a_copy_is_released_as_many_weeks_later_at_the_same_time_of_day() {
        List<DomainEvent> events = given(market(4, 4, TieBreak.FIRST_COME))
                .when(new CopyOffers(WARD, LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 31), 30), PROVIDER)
                .events();
        // British Summer Time by then: five o'clock is four in Greenwich.
        Instant moved = Instant.parse("2027-06-25T16:00:00Z");
        assertThat(events)
                .filteredOn(event -> event instanceof OfferPosted)
                .singleElement()
                .isInstanceOfSatisfying(
                        OfferPosted.class,
                        posted -> assertThat(posted.terms().release())
                                .contains(new ReleaseTerms(moved, TieBreak.FIRST_COME)));
        assertThat(events)
                .filteredOn(event -> event instanceof ReleaseAnnounced)
                .hasSize(1);
    }
}
