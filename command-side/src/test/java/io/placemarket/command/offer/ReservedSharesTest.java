package io.placemarket.command.offer;

import static io.placemarket.command.Sample.ASTON;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.MARKET;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.keele;
import static io.placemarket.command.Sample.terms;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.placemarket.command.Sample;
import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.ReleaseHold;
import io.placemarket.command.message.OfferCommand.AmendOffer;
import io.placemarket.command.message.OfferCommand.CopyOffers;
import io.placemarket.command.message.OfferCommand.EndReservedShares;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.Outcome.HoldTaken;
import io.placemarket.command.message.ReleaseCommand.ReleaseOffer;
import io.placemarket.command.message.ReleaseCommand.RequestPlaces;
import io.placemarket.command.message.WaitingCommand.JoinWaitingList;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesReserved;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.ReservedSharesEnded;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.ReservedShare;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.CapacityRefusal.RoomAvailable;
import io.placemarket.kernel.refusal.TermRefusal.SharesBeyondOffer;
import io.placemarket.kernel.release.FreePlaces;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseResolved;
import io.placemarket.kernel.release.RequestOutcome;
import io.placemarket.kernel.waiting.WaitingEvent.TurnGiven;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** "8 of 12 for Keele until 1 March": here 3 of 4 for Keele until Friday 27 November at five. */
class ReservedSharesTest {
    private static final Instant FRIDAY = Instant.parse("2026-11-27T17:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-30T17:00:00Z");
    private static final CohortId ASTONS = new CohortId("chrt00000001");
    private static final HoldId OTHER_HOLD = new HoldId(OFFER + "-h0000000001");
    private static final EntryId ENTRY = new EntryId(OFFER + "-e0000000001");

    private static OfferTerms reserving(OfferTerms terms, ReservedShare... shares) {
        return terms.with(terms.particulars().reserving(List.of(shares)));
    }

    private static OfferTerms reserving(ReservedShare... shares) {
        return reserving(terms(4, 0), shares);
    }

    private static ReservedShare keeles(int places, Instant until) {
        return new ReservedShare(KEELE, places, until);
    }

    private static DomainEvent[] universities() {
        return new DomainEvent[] {
            Sample.hospice(),
            keele(),
            new OrganisationAdded(
                    ASTON, Sample.organisation("Another university (fictional)", OrganisationRole.EDUCATION_PROVIDER)),
            new CohortCreated(COHORT, KEELE, Sample.programme(Sample.ADULT, LearnerLevel.YEAR_2)),
            new CohortCreated(ASTONS, ASTON, Sample.programme(Sample.ADULT, LearnerLevel.YEAR_2)),
            Sample.ward(4)
        };
    }

    /** Four places, three of them Keele's until Friday. */
    private static Scene reserved() {
        return given(universities())
                .when(new PostOffer(OFFER, reserving(keeles(3, FRIDAY))), PROVIDER)
                .scene();
    }

    private static PlaceHold astonHolds(HoldId hold, int places) {
        return new PlaceHold(hold, ASTONS, places, Optional.empty());
    }

    private static PlaceHold keeleHolds(int places) {
        return new PlaceHold(HOLD, COHORT, places, Optional.empty());
    }

    @Test
    void posting_an_offer_reserves_what_it_says() {
        assertThat(given(universities())
                        .when(new PostOffer(OFFER, reserving(keeles(3, FRIDAY))), PROVIDER)
                        .events())
                .contains(new PlacesReserved(WARD, OFFER, List.of(keeles(3, FRIDAY))))
                .hasAtLeastOneElementOfType(OfferPosted.class);
    }

    @Test
    void others_book_what_is_not_reserved_and_hear_why_there_is_no_more() {
        Problem problem = reserved().when(astonHolds(HOLD, 2), RIVAL).thenRefused(ProblemCode.CAPACITY_EXCEEDED);
        assertThat(problem.detail())
                .isEqualTo(
                        "2026-W49 to W52 have 1 free: 3 of 4 free places are reserved for others for the time being.");
        assertThat(problem.figures().toString()).contains("bound=RESERVED");
        reserved().when(astonHolds(HOLD, 1), RIVAL).answer(HoldTaken.class);
    }

    @Test
    void whose_share_it_is_books_it_and_what_is_everybodys_beside() {
        reserved().when(keeleHolds(4), UNIVERSITY).answer(HoldTaken.class);
    }

    @Test
    void what_the_university_has_booked_counts_against_its_share_first() {
        // Keele holds two of its three: one is kept for it still, and one of the other two is Aston's.
        Scene scene = reserved().when(keeleHolds(2), UNIVERSITY).scene();
        scene.when(astonHolds(OTHER_HOLD, 2), RIVAL).thenRefused(ProblemCode.CAPACITY_EXCEEDED);
        scene.when(astonHolds(OTHER_HOLD, 1), RIVAL).answer(HoldTaken.class);
    }

    @Test
    void what_the_university_gives_back_is_kept_for_it_again() {
        Scene scene = reserved()
                .when(keeleHolds(3), UNIVERSITY)
                .scene()
                .when(new ReleaseHold(HOLD, REASON), UNIVERSITY)
                .scene();
        scene.when(astonHolds(OTHER_HOLD, 2), RIVAL).thenRefused(ProblemCode.CAPACITY_EXCEEDED);
    }

    @Test
    void a_share_never_promises_more_than_is_safe() {
        Scene narrow = given(withAWardForTwo())
                .when(new PostOffer(OFFER, reserving(keeles(3, FRIDAY))), PROVIDER)
                .scene();
        narrow.when(keeleHolds(3), UNIVERSITY).thenRefused(ProblemCode.CAPACITY_EXCEEDED);
        narrow.when(keeleHolds(2), UNIVERSITY).answer(HoldTaken.class);
    }

    @Test
    void two_shares_of_more_than_is_safe_do_not_keep_each_other_out() {
        ReservedShare astons = new ReservedShare(ASTON, 2, FRIDAY);
        Scene narrow = given(withAWardForTwo())
                .when(new PostOffer(OFFER, reserving(keeles(2, FRIDAY), astons)), PROVIDER)
                .scene();
        narrow.when(keeleHolds(2), UNIVERSITY).answer(HoldTaken.class);
        narrow.when(astonHolds(OTHER_HOLD, 1), RIVAL).thenRefused(ProblemCode.CAPACITY_EXCEEDED);
    }

    private static DomainEvent[] withAWardForTwo() {
        DomainEvent[] all = universities();
        all[all.length - 1] = Sample.ward(2);
        return all;
    }

    @Test
    void when_its_time_is_up_it_is_everybodys_once() {
        reserved()
                .at("2026-11-27T16:59:59")
                .when(new EndReservedShares(OFFER), MARKET)
                .thenNothing()
                .at("2026-11-27T17:00:00")
                .when(new EndReservedShares(OFFER), MARKET)
                .then(
                        new PlacesReserved(WARD, OFFER, List.of()),
                        new ReservedSharesEnded(OFFER, List.of(keeles(3, FRIDAY))))
                .when(new EndReservedShares(OFFER), MARKET)
                .thenNothing()
                .when(astonHolds(HOLD, 4), RIVAL)
                .answer(HoldTaken.class);
    }

    @Test
    void of_two_shares_the_one_with_time_left_stays() {
        ReservedShare astons = new ReservedShare(ASTON, 1, MONDAY);
        given(universities())
                .when(new PostOffer(OFFER, reserving(keeles(3, FRIDAY), astons)), PROVIDER)
                .scene()
                .at("2026-11-28T09:00")
                .when(new EndReservedShares(OFFER), MARKET)
                .then(
                        new PlacesReserved(WARD, OFFER, List.of(astons)),
                        new ReservedSharesEnded(OFFER, List.of(keeles(3, FRIDAY))));
    }

    @Test
    void only_the_market_itself_ends_it() {
        reserved().when(new EndReservedShares(OFFER), PROVIDER).thenRefused(ProblemCode.NOT_ALLOWED);
    }

    @Test
    void who_waits_gets_what_becomes_everybodys_in_the_same_unit_of_work() {
        List<DomainEvent> events = reserved()
                .when(new JoinWaitingList(ENTRY, ASTONS, 2, Optional.empty()), RIVAL)
                .scene()
                .at("2026-11-27T17:00")
                .when(new EndReservedShares(OFFER), MARKET)
                .events();
        assertThat(events.getFirst()).isEqualTo(new PlacesReserved(WARD, OFFER, List.of()));
        assertThat(events).filteredOn(TurnGiven.class::isInstance).hasSize(1);
    }

    @Test
    void waiting_for_what_is_reserved_is_no_reason_to_be_sent_to_hold() {
        reserved()
                .when(new JoinWaitingList(ENTRY, ASTONS, 1, Optional.empty()), RIVAL)
                .thenRefused(new RoomAvailable(1, 1));
        assertThat(reserved()
                        .when(new JoinWaitingList(ENTRY, ASTONS, 2, Optional.empty()), RIVAL)
                        .events())
                .isNotEmpty();
    }

    @Test
    void amending_reserves_anew_and_passes_on_what_is_reserved_no_longer() {
        List<DomainEvent> events = reserved()
                .when(new JoinWaitingList(ENTRY, ASTONS, 2, Optional.empty()), RIVAL)
                .scene()
                .when(new AmendOffer(OFFER, reserving(keeles(1, MONDAY))), PROVIDER)
                .events();
        assertThat(events.getFirst()).isEqualTo(new PlacesReserved(WARD, OFFER, List.of(keeles(1, MONDAY))));
        assertThat(events).filteredOn(TurnGiven.class::isInstance).hasSize(1);
    }

    @Test
    void a_share_that_ran_out_may_stay_in_the_terms_and_reserves_nothing_again() {
        reserved()
                .at("2026-11-27T17:00")
                .when(new EndReservedShares(OFFER), MARKET)
                .scene()
                .when(new AmendOffer(OFFER, reserving(terms(4, 2), keeles(3, FRIDAY))), PROVIDER)
                .scene()
                .when(astonHolds(HOLD, 4), RIVAL)
                .answer(HoldTaken.class);
    }

    @Test
    void copies_reserve_the_same_as_much_later() {
        List<DomainEvent> events = reserved()
                .when(new CopyOffers(WARD, LocalDate.of(2026, 11, 30), LocalDate.of(2026, 11, 30), 4), PROVIDER)
                .events();
        assertThat(events)
                .filteredOn(PlacesReserved.class::isInstance)
                .extracting(event -> ((PlacesReserved) event).shares())
                .containsExactly(List.of(keeles(3, Instant.parse("2026-12-25T17:00:00Z"))));
    }

    /** A Friday that is moved to Good Friday becomes the Thursday before it. */
    @Test
    void a_share_until_the_last_day_ends_with_a_copy_whose_last_day_comes_forward() {
        OfferTerms untilFriday = terms(4, 0).between(LocalDate.of(2026, 11, 30), LocalDate.of(2026, 12, 18));
        List<DomainEvent> events = given(universities())
                .when(
                        new PostOffer(OFFER, reserving(untilFriday, keeles(3, Instant.parse("2026-12-18T17:00:00Z")))),
                        PROVIDER)
                .scene()
                .when(new CopyOffers(WARD, LocalDate.of(2026, 11, 30), LocalDate.of(2026, 11, 30), 14), PROVIDER)
                .events();
        assertThat(events)
                .filteredOn(OfferPosted.class::isInstance)
                .extracting(event -> ((OfferPosted) event).terms().lastDay())
                .containsExactly(LocalDate.of(2027, 3, 25));
        assertThat(events)
                .filteredOn(PlacesReserved.class::isInstance)
                .extracting(event -> ((PlacesReserved) event).shares())
                .containsExactly(List.of(keeles(3, Instant.parse("2027-03-26T00:00:00Z"))));
    }

    @Test
    void at_a_release_the_share_is_granted_first_and_all_share_the_rest_by_need() {
        OfferTerms awaited = terms(4, 0)
                .released(Optional.of(new ReleaseTerms(Instant.parse("2026-11-26T17:00:00Z"), TieBreak.PROPORTIONAL)));
        RequestId keeleAsks = new RequestId(OFFER + "-q0000000001");
        RequestId astonAsks = new RequestId(OFFER + "-q0000000002");
        ReleaseResolved resolved = given(universities())
                .when(new PostOffer(OFFER, reserving(awaited, keeles(2, FRIDAY))), PROVIDER)
                .scene()
                .when(new RequestPlaces(astonAsks, ASTONS, 4, Optional.empty()), RIVAL)
                .scene()
                .when(new RequestPlaces(keeleAsks, COHORT, 6, Optional.empty()), UNIVERSITY)
                .scene()
                .at("2026-11-26T17:00")
                .when(new ReleaseOffer(OFFER), MARKET)
                .events()
                .stream()
                .filter(ReleaseResolved.class::isInstance)
                .map(ReleaseResolved.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(resolved.free()).extracting(FreePlaces::places).containsOnly(2);
        assertThat(resolved.outcomes())
                .extracting(
                        RequestOutcome::granted, outcome -> outcome.reserved().orElse(0), RequestOutcome::share)
                .containsExactly(tuple(1, 0, 1), tuple(3, 2, 1));
    }

    @Test
    void what_nobody_asked_for_of_a_share_stays_reserved_after_the_release() {
        OfferTerms awaited = terms(4, 0)
                .released(Optional.of(new ReleaseTerms(Instant.parse("2026-11-26T17:00:00Z"), TieBreak.FIRST_COME)));
        Scene scene = given(universities())
                .when(new PostOffer(OFFER, reserving(awaited, keeles(3, FRIDAY))), PROVIDER)
                .scene()
                .when(new RequestPlaces(new RequestId(OFFER + "-q0000000002"), ASTONS, 4, Optional.empty()), RIVAL)
                .scene()
                .at("2026-11-26T17:00")
                .when(new ReleaseOffer(OFFER), MARKET)
                .scene();
        scene.when(astonHolds(OTHER_HOLD, 1), RIVAL).thenRefused(ProblemCode.CAPACITY_EXCEEDED);
        scene.when(keeleHolds(3), UNIVERSITY).answer(HoldTaken.class);
    }

    static List<OfferTerms> impossible() {
        ReservedShare unknown = new ReservedShare(new OrganisationId("nbdy00000000"), 1, FRIDAY);
        ReservedShare provider = new ReservedShare(HOSPICE, 1, FRIDAY);
        OfferParticulars astonOnly = OfferParticulars.NONE.onlyFor(List.of(ASTON));
        OfferTerms awaited = terms(4, 0).released(Optional.of(new ReleaseTerms(FRIDAY, TieBreak.PROPORTIONAL)));
        return List.of(
                reserving(keeles(5, FRIDAY)),
                reserving(keeles(3, FRIDAY), new ReservedShare(ASTON, 2, FRIDAY)),
                reserving(keeles(0, FRIDAY)),
                reserving(keeles(1, FRIDAY), keeles(1, MONDAY)),
                reserving(keeles(1, Instant.parse("2026-11-25T10:00:00Z"))),
                reserving(keeles(1, Instant.parse("2026-12-28T00:00:01Z"))),
                reserving(unknown),
                reserving(provider),
                reserving(terms(4, 0).with(astonOnly), keeles(1, FRIDAY)),
                reserving(awaited, keeles(1, FRIDAY)));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void what_cannot_be_reserved_is_refused(OfferTerms terms) {
        Problem problem = given(universities())
                .when(new PostOffer(OFFER, terms), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        assertThat(problem.field().orElseThrow()).startsWith("reserved");
    }

    @Test
    void fewer_places_than_are_reserved_are_refused() {
        reserved()
                .when(new AmendOffer(OFFER, reserving(terms(2, 0), keeles(3, FRIDAY))), PROVIDER)
                .thenRefused(new SharesBeyondOffer(3, 2));
    }

    @Test
    void a_share_that_is_over_keeps_nothing_from_being_amended() {
        reserved()
                .at("2026-11-30T09:00")
                .when(new EndReservedShares(OFFER), MARKET)
                .scene()
                .when(new AmendOffer(OFFER, reserving(terms(2, 0), keeles(3, FRIDAY))), PROVIDER)
                .answer(Done.class);
    }
}
