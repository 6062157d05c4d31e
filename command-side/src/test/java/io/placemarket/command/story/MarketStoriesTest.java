package io.placemarket.command.story;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.ASTON;
import static io.placemarket.command.Sample.BEN;
import static io.placemarket.command.Sample.CEM;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.MARKET;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.OPERATOR;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.SECOND;
import static io.placemarket.command.Sample.THIRD;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.allocated;
import static io.placemarket.command.Sample.hospice;
import static io.placemarket.command.Sample.keele;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.organisation;
import static io.placemarket.command.Sample.programme;
import static io.placemarket.command.Sample.terms;
import static io.placemarket.command.Sample.ward;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Scene;
import io.placemarket.command.message.AreaCommand.LiftSafeCapacity;
import io.placemarket.command.message.AreaCommand.LowerSafeCapacity;
import io.placemarket.command.message.BookingCommand.AcceptAllocation;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.LetHoldLapse;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.ReleaseHold;
import io.placemarket.command.message.BookingCommand.WithdrawAllocation;
import io.placemarket.command.message.OfferCommand.CloseOffer;
import io.placemarket.command.message.OfferCommand.EndReservedShares;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.OrganisationCommand.RecordEarlierBookings;
import io.placemarket.command.message.OrganisationCommand.RecordEarlierBookings.EarlierBooking;
import io.placemarket.command.message.Outcome.AllocationChanged;
import io.placemarket.command.message.Outcome.EarlierBookingsRecorded;
import io.placemarket.command.message.Outcome.HoldTaken;
import io.placemarket.command.message.Outcome.PlacesAwaited;
import io.placemarket.command.message.Outcome.StudentsAllocated;
import io.placemarket.command.message.ReleaseCommand.ReleaseOffer;
import io.placemarket.command.message.ReleaseCommand.RequestPlaces;
import io.placemarket.command.message.ReleaseCommand.RerunRelease;
import io.placemarket.command.message.WaitingCommand.JoinWaitingList;
import io.placemarket.command.message.WaitingCommand.TakeTurn;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.ReservedShare;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseRerun;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseResolved;
import io.placemarket.kernel.release.RequestOutcome;
import io.placemarket.kernel.waiting.WaitingEvent.TurnGiven;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The market as a whole: its first day, the opening day of a term, a share that runs out, a re-run, a lapsed hold, a closed offer. */
class MarketStoriesTest {
    private static final CohortId ASTONS = new CohortId("chrt00000001");
    private static final RequestId KEELE_ASKS = new RequestId(OFFER + "-q0000000001");
    private static final RequestId ASTON_ASKS = new RequestId(OFFER + "-q0000000002");
    private static final EntryId ENTRY = new EntryId(OFFER + "-e0000000001");
    private static final HoldId ASTON_HOLDS = new HoldId(OFFER + "-h0000000009");
    private static final Instant FRIDAY = Instant.parse("2026-11-27T17:00:00Z");

    private static DomainEvent astons() {
        return new CohortCreated(ASTONS, ASTON, programme(ADULT, LearnerLevel.YEAR_2));
    }

    private static DomainEvent[] universities() {
        return new DomainEvent[] {
            hospice(),
            keele(),
            new OrganisationAdded(ASTON, organisation("A college (fictional)", OrganisationRole.EDUCATION_PROVIDER)),
            new CohortCreated(COHORT, KEELE, programme(ADULT, LearnerLevel.YEAR_2)),
            astons(),
            ward(4)
        };
    }

    private static OfferTerms releasedOnFriday() {
        return terms(4, 0).released(Optional.of(new ReleaseTerms(FRIDAY, TieBreak.PROPORTIONAL)));
    }

    private static List<Integer> granted(Stream<RequestOutcome> outcomes) {
        return outcomes.map(RequestOutcome::granted).toList();
    }

    private static <E extends DomainEvent> E only(Class<E> type, List<DomainEvent> events) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static RecordEarlierBookings earlier(StudentId... students) {
        List<AllocationId> allocations = List.of(FIRST, SECOND, THIRD);
        return new RecordEarlierBookings(
                KEELE,
                Stream.iterate(0, i -> i + 1)
                        .limit(students.length)
                        .map(i -> new EarlierBooking(
                                i + 2, OFFER, COHORT, new ById(students[i]), Optional.empty(), allocations.get(i)))
                        .toList());
    }

    @Test
    void the_first_day_with_bookings_from_before() {
        // Given a ward for two, in which a university has had three students since before anybody could book here
        Scene ward = given(market(2, 3, 0));
        EarlierBookingsRecorded recorded =
                ward.when(earlier(ANNA, BEN, CEM), UNIVERSITY).answer(EarlierBookingsRecorded.class);
        // Then the ward is over-committed from its first day on, and everybody sees by how many
        assertThat(recorded.areas()).hasSize(1);
        // And nobody else comes in, in whatever week
        ward.when(new PlaceHold(HOLD, COHORT, 1, Optional.of(weeks("2026-W52"))), UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
        // And the provider accepts those it expects
        assertThat(ward.when(new AcceptAllocation(FIRST), PROVIDER)
                        .answer(AllocationChanged.class)
                        .state())
                .isEqualTo("ACCEPTED");
        // And the file, sent again, puts nobody there twice
        ward.when(earlier(ANNA), UNIVERSITY).thenRefused(ProblemCode.INVALID_ROWS);
    }

    @Test
    void the_opening_day_of_a_term() {
        // Given four places that open on Friday at five, a university that asks for six, and a college that asks for
        // two in the last minute
        Scene market = given(universities())
                .when(new PostOffer(OFFER, releasedOnFriday()), PROVIDER)
                .scene();
        market.when(new PlaceHold(HOLD, COHORT, 1, Optional.empty()), UNIVERSITY)
                .thenRefused(ProblemCode.OFFER_NOT_RELEASED);
        market.when(new RequestPlaces(KEELE_ASKS, COHORT, 6, Optional.empty()), UNIVERSITY)
                .scene()
                .at("2026-11-27T16:59")
                .when(new RequestPlaces(ASTON_ASKS, ASTONS, 2, Optional.empty()), RIVAL);
        // When it is five
        List<DomainEvent> opened = market.at("2026-11-27T17:00")
                .when(new ReleaseOffer(OFFER), MARKET)
                .events();
        // Then each holds its share by need, and the fastest nothing more
        assertThat(granted(only(ReleaseResolved.class, opened).outcomes().stream()))
                .containsExactly(3, 1);
        market.when(new PlaceHold(HOLD, COHORT, 1, Optional.empty()), UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
    }

    @Test
    void a_reserved_share_runs_out() {
        // Given four places, of which three are the university's until Friday; it holds one, and a college waits for
        // two
        Scene market = given(universities())
                .when(
                        new PostOffer(
                                OFFER,
                                terms(4, 0)
                                        .with(terms(4, 0)
                                                .particulars()
                                                .reserving(List.of(new ReservedShare(KEELE, 3, FRIDAY))))),
                        PROVIDER)
                .scene()
                .when(new PlaceHold(HOLD, COHORT, 1, Optional.empty()), UNIVERSITY)
                .scene();
        market.when(new PlaceHold(ASTON_HOLDS, ASTONS, 2, Optional.empty()), RIVAL)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
        market.when(new JoinWaitingList(ENTRY, ASTONS, 2, Optional.empty()), RIVAL)
                .answer(PlacesAwaited.class);
        // When it is Friday, five o'clock
        List<DomainEvent> over = market.at("2026-11-27T17:00")
                .when(new EndReservedShares(OFFER), MARKET)
                .events();
        // Then the college has a turn, in the same moment in which the places became everybody's
        TurnId turn = only(TurnGiven.class, over).turn();
        assertThat(market.when(new TakeTurn(turn, ASTON_HOLDS), RIVAL)
                        .answer(HoldTaken.class)
                        .places())
                .isEqualTo(2);
        // And one is left, for whoever comes first
        market.when(new PlaceHold(new HoldId(OFFER + "-h0000000002"), COHORT, 1, Optional.empty()), UNIVERSITY)
                .answer(HoldTaken.class);
    }

    @Test
    void a_release_is_run_again_after_an_error() {
        // Given a release at which the ward was wrongly said to be safe for one only
        Scene market = given(universities())
                .when(new PostOffer(OFFER, releasedOnFriday()), PROVIDER)
                .scene()
                .when(new RequestPlaces(KEELE_ASKS, COHORT, 2, Optional.empty()), UNIVERSITY)
                .scene()
                .when(new RequestPlaces(ASTON_ASKS, ASTONS, 2, Optional.empty()), RIVAL)
                .scene()
                .when(new LowerSafeCapacity(WARD, offered(), 1, REASON), PROVIDER)
                .scene();
        ReleaseResolved before = only(
                ReleaseResolved.class,
                market.at("2026-11-27T17:00")
                        .when(new ReleaseOffer(OFFER), MARKET)
                        .events());
        assertThat(before.outcomes().stream().mapToInt(RequestOutcome::granted).sum())
                .isEqualTo(1);
        // When that is put right, and an operator runs it again
        List<DomainEvent> again = market.when(new LiftSafeCapacity(WARD, offered()), PROVIDER)
                .scene()
                .when(new RerunRelease(OFFER, Reason.of(ReasonCode.OTHER)), OPERATOR)
                .events();
        // Then everybody has what was asked for, by the same lottery, and the first result stays in the log beside the
        // second
        ReleaseRerun after = only(ReleaseRerun.class, again);
        assertThat(granted(after.outcomes().stream())).containsExactly(2, 2);
        assertThat(after.seed()).isEqualTo(before.seed());
        assertThat(again).filteredOn(HoldPlaced.class::isInstance).hasSize(2);
    }

    @Test
    void a_hold_that_nobody_names_lapses_for_the_one_who_waited() {
        // Given a ward whose two places a university holds, and a college that waits for both
        Scene market = given(market()).and(astons());
        market.when(new PlaceHold(HOLD, COHORT, 2, Optional.empty()), UNIVERSITY)
                .answer(HoldTaken.class);
        market.when(new JoinWaitingList(ENTRY, ASTONS, 2, Optional.empty()), RIVAL)
                .answer(PlacesAwaited.class);
        // When one student was named and the week is over: the other place lapses, too small for the college
        market.when(
                        new AllocateStudents(
                                OFFER,
                                COHORT,
                                List.of(new Named(new ById(ANNA), FIRST)),
                                Optional.empty(),
                                Optional.of(HOLD)),
                        UNIVERSITY)
                .answer(StudentsAllocated.class);
        List<DomainEvent> lapsed = market.at("2026-12-02T17:00:01")
                .when(new LetHoldLapse(HOLD), MARKET)
                .events();
        assertThat(lapsed).isNotEmpty().noneMatch(TurnGiven.class::isInstance);
        // Then, when the student withdraws too, what is left of the time is not what the college asked for: nobody is
        // given half of it
        assertThat(market.when(new WithdrawAllocation(FIRST, REASON), UNIVERSITY)
                        .events())
                .noneMatch(TurnGiven.class::isInstance);
    }

    @Test
    void a_ward_has_enough_and_closes_its_offer() {
        // Given an offer of two with one student in it
        Scene ward = given(market()).and(allocated(FIRST, ANNA, offered()));
        // When its provider closes it
        ward.when(new CloseOffer(OFFER), PROVIDER);
        // Then nobody else comes, and the student stays until she gives it up herself
        ward.when(new PlaceHold(HOLD, COHORT, 1, Optional.empty()), UNIVERSITY).thenRefused(ProblemCode.OFFER_CLOSED);
        assertThat(ward.when(new WithdrawAllocation(FIRST, REASON), UNIVERSITY)
                        .answer(AllocationChanged.class)
                        .state())
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void a_colleges_first_cohort() {
        // Given a college that joins with a cohort of its own, where a university has been for long
        Scene market = given(universities())
                .when(new PostOffer(OFFER, terms(2, 0)), PROVIDER)
                .scene();
        market.when(new PlaceHold(HOLD, COHORT, 1, Optional.empty()), UNIVERSITY)
                .answer(HoldTaken.class);
        // When it holds a place beside the university's
        market.when(new PlaceHold(ASTON_HOLDS, ASTONS, 1, Optional.empty()), RIVAL)
                .answer(HoldTaken.class);
        // Then the offer is full for both alike, and neither touches the other's
        market.when(new PlaceHold(new HoldId(OFFER + "-h0000000002"), ASTONS, 1, Optional.empty()), RIVAL)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
        market.when(new ReleaseHold(HOLD, REASON), RIVAL).thenRefused(ProblemCode.NOT_YOURS);
    }
}
