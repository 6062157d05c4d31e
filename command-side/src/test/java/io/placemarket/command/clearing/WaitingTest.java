package io.placemarket.command.clearing;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.ASTON;
import static io.placemarket.command.Sample.BEN;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.MARKET;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.OPERATOR;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.givenBack;
import static io.placemarket.command.Sample.held;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static io.placemarket.command.clearing.Awaited.agreed;
import static io.placemarket.command.clearing.Awaited.amended;
import static io.placemarket.command.clearing.Awaited.ended;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.Scene;
import io.placemarket.command.message.AreaCommand.LiftSafeCapacity;
import io.placemarket.command.message.BookingCommand.LetHoldLapse;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.ReleaseHold;
import io.placemarket.command.message.BookingCommand.WithdrawAllocation;
import io.placemarket.command.message.OfferCommand.WithdrawOffer;
import io.placemarket.command.message.Outcome.HoldTaken;
import io.placemarket.command.message.Outcome.OfferClosed;
import io.placemarket.command.message.WaitingCommand.DeclineTurn;
import io.placemarket.command.message.WaitingCommand.JoinWaitingList;
import io.placemarket.command.message.WaitingCommand.LeaveWaitingList;
import io.placemarket.command.message.WaitingCommand.LetTurnLapse;
import io.placemarket.command.message.WaitingCommand.TakeTurn;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLifted;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.area.PlacementAreaEvent.WaitingListOpened;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.booking.HoldEvent.HoldReleased;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.cohort.CohortEvent.CohortPlacesGivenBack;
import io.placemarket.kernel.cohort.CohortEvent.CohortPlacesTaken;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.id.WaitingListId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.OfferRefusal.OfferForOthers;
import io.placemarket.kernel.refusal.WaitingRefusal.TurnHasLapsed;
import io.placemarket.kernel.refusal.WaitingRefusal.WaitsBefore;
import io.placemarket.kernel.waiting.WaitingEvent.TurnCalledOff;
import io.placemarket.kernel.waiting.WaitingEvent.TurnDeclined;
import io.placemarket.kernel.waiting.WaitingEvent.TurnGiven;
import io.placemarket.kernel.waiting.WaitingEvent.TurnLapsed;
import io.placemarket.kernel.waiting.WaitingEvent.TurnTaken;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEnded;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryAdded;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryLeft;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Joining, leaving and being called; whom {@code Turns} calls, and when. */
class WaitingTest {
    private static final WaitingListId LIST = WaitingListId.of(WARD);
    private static final EntryId FIRST = new EntryId(OFFER + "-e0000000001");
    private static final EntryId SECOND = new EntryId(OFFER + "-e0000000002");
    private static final TurnId TURN = new TurnId(OFFER + "-t0000000001");
    private static final CohortId ASTONS = new CohortId("chrt00000001");
    /** Two working days after Wednesday 25 November. */
    private static final Instant LAPSES_AT = Instant.parse("2026-11-27T17:00:00Z");

    private static final JoinWaitingList JOIN = new JoinWaitingList(FIRST, ASTONS, 1, Optional.empty());

    /** A full ward: Keele holds both places; Aston would like some. */
    private static Scene full() {
        return given(market())
                .and(new CohortCreated(ASTONS, ASTON, Sample.programme(ADULT, LearnerLevel.YEAR_2)))
                .and(held(2));
    }

    private static DomainEvent[] waiting(EntryId entry, int places) {
        return new DomainEvent[] {
            new WaitingListOpened(WARD), new WaitingEntryAdded(LIST, entry, ASTONS, ASTON, places, offered())
        };
    }

    private static DomainEvent[] turn(int places) {
        return new DomainEvent[] {
            new PlacesClaimed(WARD, new Claim(TURN, ASTONS, Optional.empty(), places, offered()).of(ASTON)),
            new CohortPlacesTaken(ASTONS, places, offered()),
            new TurnGiven(LIST, FIRST, TURN, LAPSES_AT)
        };
    }

    /** Aston's turn, in a ward in which nothing else is booked. */
    private static Scene astonsTurn() {
        return given(market())
                .and(new CohortCreated(ASTONS, ASTON, Sample.programme(ADULT, LearnerLevel.YEAR_2)))
                .and(waiting(FIRST, 2))
                .and(turn(2));
    }

    private static TurnGiven turnIn(List<DomainEvent> events) {
        return events.stream()
                .filter(TurnGiven.class::isInstance)
                .map(TurnGiven.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_university_waits_for_places_of_a_full_offer_which_takes_nothing() {
        full().when(JOIN, RIVAL).then(waiting(FIRST, 1));
    }

    @Test
    void the_second_to_wait_joins_the_same_list() {
        full().and(waiting(FIRST, 1))
                .when(new JoinWaitingList(SECOND, COHORT, 2, Optional.of(weeks("2026-W50"))), UNIVERSITY)
                .then(new WaitingEntryAdded(LIST, SECOND, COHORT, KEELE, 2, weeks("2026-W50")));
    }

    @Test
    void nobody_waits_for_what_is_free() {
        String detail = given(market())
                .when(new JoinWaitingList(FIRST, COHORT, 2, Optional.empty()), UNIVERSITY)
                .thenRefused(ProblemCode.ROOM_AVAILABLE)
                .detail();
        assertThat(detail).isEqualTo("2 places are free in all of these weeks: hold 2 of them.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 3})
    void nobody_waits_for_more_places_than_the_offer_has(int places) {
        full().when(new JoinWaitingList(FIRST, ASTONS, places, Optional.empty()), RIVAL)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void a_cohort_waits_once_for_an_offer_and_only_its_own_university_says_so() {
        full().and(waiting(FIRST, 1))
                .when(new JoinWaitingList(SECOND, ASTONS, 2, Optional.empty()), RIVAL)
                .thenRefused(new WaitsBefore(new EntryId("ward00000000-ffer0000-e0000000001"), 1));
        full().when(JOIN, UNIVERSITY).thenRefused(ProblemCode.NOT_YOURS);
        full().when(JOIN, PROVIDER).thenRefused(ProblemCode.NOT_ALLOWED);
        full().and(waiting(FIRST, 1))
                .when(new LeaveWaitingList(FIRST), UNIVERSITY)
                .thenRefused(ProblemCode.NOT_YOURS);
    }

    @Test
    void who_waits_no_longer_leaves_once() {
        full().and(waiting(FIRST, 1))
                .when(new LeaveWaitingList(FIRST), RIVAL)
                .then(new WaitingEntryLeft(LIST, FIRST))
                .when(new LeaveWaitingList(FIRST), RIVAL)
                .thenRefused(ProblemCode.NOT_FOUND);
        full().when(new LeaveWaitingList(FIRST), RIVAL).thenRefused(ProblemCode.NOT_FOUND);
    }

    @Test
    void places_that_are_given_up_are_a_turn_in_the_same_unit_of_work_and_nobody_else_can_take_them() {
        Scene scene = full().and(waiting(FIRST, 2));
        List<DomainEvent> events =
                scene.when(new ReleaseHold(HOLD, REASON), UNIVERSITY).events();
        TurnId turn = turnIn(events).turn();
        assertThat(events)
                .containsExactly(
                        new HoldReleased(HOLD, Party.UNIVERSITY, REASON),
                        new PlacesFreed(WARD, HOLD, 2, offered()),
                        givenBack(2, offered()),
                        new PlacesClaimed(WARD, new Claim(turn, ASTONS, Optional.empty(), 2, offered()).of(ASTON)),
                        new CohortPlacesTaken(ASTONS, 2, offered()),
                        new TurnGiven(LIST, FIRST, turn, LAPSES_AT));
        scene.when(new PlaceHold(HOLD, COHORT, 1, Optional.empty()), UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
    }

    @Test
    void a_hold_that_lapses_an_allocation_that_is_withdrawn_and_a_limit_that_is_lifted_give_turns_too() {
        assertThat(full().and(waiting(FIRST, 1))
                        .at("2026-12-02T17:01")
                        .when(new LetHoldLapse(HOLD), MARKET)
                        .events())
                .noneMatch(TurnGiven.class::isInstance);
        assertThat(full().and(new WaitingListOpened(WARD), late(1))
                        .at("2026-12-02T17:01")
                        .when(new LetHoldLapse(HOLD), MARKET)
                        .events())
                .anyMatch(TurnGiven.class::isInstance);
        assertThat(given(market())
                        .and(new CohortCreated(ASTONS, ASTON, Sample.programme(ADULT, LearnerLevel.YEAR_2)))
                        .and(Sample.allocated(Sample.FIRST, ANNA, offered()))
                        .and(Sample.allocated(Sample.SECOND, BEN, offered()))
                        .and(waiting(FIRST, 1))
                        .when(new WithdrawAllocation(Sample.FIRST, REASON), UNIVERSITY)
                        .events())
                .anyMatch(TurnGiven.class::isInstance);
        assertThat(given(market())
                        .and(new CohortCreated(ASTONS, ASTON, Sample.programme(ADULT, LearnerLevel.YEAR_2)))
                        .and(new SafeCapacityLowered(WARD, offered(), 0, REASON))
                        .and(waiting(FIRST, 2))
                        .when(new LiftSafeCapacity(WARD, offered()), PROVIDER)
                        .events())
                .anyMatch(SafeCapacityLifted.class::isInstance)
                .anyMatch(TurnGiven.class::isInstance);
    }

    /** One whose weeks still lie ahead when the hold lapses. */
    private static WaitingEntryAdded late(int places) {
        return new WaitingEntryAdded(LIST, FIRST, ASTONS, ASTON, places, weeks("2026-W50/2026-W52"));
    }

    @Test
    void the_first_that_fits_whole_gets_the_turn_not_the_first_in_part() {
        List<DomainEvent> events = given(market())
                .and(new CohortCreated(ASTONS, ASTON, Sample.programme(ADULT, LearnerLevel.YEAR_2)))
                .and(Sample.allocated(Sample.FIRST, ANNA, offered()))
                .and(Sample.allocated(Sample.SECOND, BEN, offered()))
                .and(waiting(FIRST, 2))
                .and(new WaitingEntryAdded(LIST, SECOND, COHORT, KEELE, 1, offered()))
                .when(new WithdrawAllocation(Sample.FIRST, REASON), UNIVERSITY)
                .events();
        assertThat(turnIn(events).entry()).isEqualTo(SECOND);
    }

    @Test
    void a_cohort_at_its_ceiling_is_passed_over() {
        assertThat(full().and(waiting(FIRST, 2))
                        .and(new CohortPlacesTaken(ASTONS, 87, offered()))
                        .when(new ReleaseHold(HOLD, REASON), UNIVERSITY)
                        .events())
                .noneMatch(TurnGiven.class::isInstance);
    }

    @Test
    void who_waits_for_what_is_no_longer_for_it_or_no_longer_agreed_is_passed_over_and_waits_on() {
        Stream.of(
                        amended(Sample.terms(2, 0), List.of(KEELE), false),
                        amended(Sample.terms(2, 0), List.of(), true),
                        new OfferAmended(
                                OFFER,
                                OfferTerms.plain(
                                        ADULT,
                                        LearnerLevel.YEAR_3,
                                        Sample.terms(2, 0).firstDay(),
                                        Sample.terms(2, 0).lastDay(),
                                        2)))
                .forEach(amended -> full().and(waiting(FIRST, 1))
                        .and(amended)
                        .when(new ReleaseHold(HOLD, REASON), UNIVERSITY)
                        .then(
                                new HoldReleased(HOLD, Party.UNIVERSITY, REASON),
                                new PlacesFreed(WARD, HOLD, 2, offered()),
                                givenBack(2, offered())));
    }

    @Test
    void an_agreement_that_holds_in_all_of_its_weeks_gives_the_turn() {
        assertThat(full().and(waiting(FIRST, 1))
                        .and(amended(Sample.terms(2, 0), List.of(), true), agreed(ASTON))
                        .when(new ReleaseHold(HOLD, REASON), UNIVERSITY)
                        .events())
                .anyMatch(TurnGiven.class::isInstance);
    }

    @Test
    void a_turn_is_not_taken_once_the_offer_is_for_others_or_nothing_is_agreed_any_more() {
        astonsTurn()
                .and(amended(Sample.terms(2, 0), List.of(KEELE), false))
                .when(new TakeTurn(TURN, HOLD), RIVAL)
                .thenRefused(new OfferForOthers(1));
        astonsTurn()
                .and(amended(Sample.terms(2, 0), List.of(), true), agreed(ASTON), ended(ASTON))
                .when(new TakeTurn(TURN, HOLD), RIVAL)
                .thenRefused(ProblemCode.AGREEMENT_REQUIRED);
        astonsTurn()
                .and(amended(Sample.terms(2, 0), List.of(KEELE), false))
                .at("2026-11-27T17:01")
                .when(new TakeTurn(TURN, HOLD), RIVAL)
                .thenRefused(ProblemCode.TURN_LAPSED);
    }

    @Test
    void a_turn_that_is_taken_is_a_hold_without_a_moment_in_between() {
        Scene scene = astonsTurn();
        Instant lapsesAt = Instant.parse("2026-12-02T17:00:00Z");
        assertThat(scene.when(new TakeTurn(TURN, HOLD), RIVAL).events())
                .containsExactly(
                        new TurnTaken(LIST, TURN, HOLD),
                        new PlacesFreed(WARD, TURN, 2, offered()),
                        new PlacesClaimed(WARD, new Claim(HOLD, ASTONS, Optional.empty(), 2, offered()).of(ASTON)),
                        new HoldPlaced(HOLD, ASTONS, ASTON, 2, offered(), lapsesAt));
        assertThat(astonsTurn().when(new TakeTurn(TURN, HOLD), RIVAL).answer(HoldTaken.class))
                .isEqualTo(new HoldTaken(HOLD, 2, offered(), lapsesAt));
        scene.when(new TakeTurn(TURN, HOLD), RIVAL).thenRefused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_turn_that_is_declined_is_the_next_ones() {
        List<DomainEvent> events = astonsTurn()
                .and(new WaitingEntryAdded(LIST, SECOND, COHORT, KEELE, 1, offered()))
                .when(new DeclineTurn(TURN), RIVAL)
                .events();
        assertThat(events)
                .startsWith(
                        new TurnDeclined(LIST, TURN),
                        new PlacesFreed(WARD, TURN, 2, offered()),
                        new CohortPlacesGivenBack(ASTONS, 2, offered()));
        assertThat(turnIn(events).entry()).isEqualTo(SECOND);
    }

    @Test
    void a_turn_lapses_by_itself_once_and_a_late_answer_is_told_so() {
        Scene scene = astonsTurn();
        scene.when(new LetTurnLapse(TURN), MARKET).thenNothing();
        scene.at("2026-11-27T17:01");
        assertThat(scene.when(new TakeTurn(TURN, HOLD), RIVAL)
                        .thenRefused(new TurnHasLapsed(Instant.parse("2026-11-27T17:00:00Z")))
                        .figures())
                .containsEntry("lapsedAt", LAPSES_AT.toString());
        scene.when(new LetTurnLapse(TURN), MARKET)
                .then(
                        new TurnLapsed(LIST, TURN),
                        new PlacesFreed(WARD, TURN, 2, offered()),
                        new CohortPlacesGivenBack(ASTONS, 2, offered()));
        scene.when(new LetTurnLapse(TURN), MARKET).thenNothing();
        scene.when(new TakeTurn(TURN, HOLD), RIVAL).thenRefused(ProblemCode.TURN_LAPSED);
        scene.when(new DeclineTurn(TURN), RIVAL).thenRefused(ProblemCode.TURN_LAPSED);
        scene.when(new LetTurnLapse(TURN), OPERATOR).thenRefused(ProblemCode.NOT_ALLOWED);
    }

    @Test
    void only_its_own_university_takes_or_declines_a_turn() {
        astonsTurn().when(new TakeTurn(TURN, HOLD), UNIVERSITY).thenRefused(ProblemCode.NOT_YOURS);
        astonsTurn().when(new DeclineTurn(TURN), UNIVERSITY).thenRefused(ProblemCode.NOT_YOURS);
        astonsTurn().when(new DeclineTurn(TURN), PROVIDER).thenRefused(ProblemCode.NOT_ALLOWED);
        given(market()).when(new TakeTurn(TURN, HOLD), RIVAL).thenRefused(ProblemCode.NOT_FOUND);
    }

    @Test
    void nobody_waits_for_a_withdrawn_offer_and_its_turns_go_where_its_bookings_go() {
        assertThat(full().and(waiting(FIRST, 2))
                        .when(new WithdrawOffer(OFFER, REASON, false), PROVIDER)
                        .events())
                .contains(new WaitingEnded(LIST, OFFER, REASON));
        full().and(waiting(FIRST, 2))
                .and(new WaitingEnded(LIST, OFFER, REASON))
                .when(new ReleaseHold(HOLD, REASON), UNIVERSITY)
                .then(
                        new HoldReleased(HOLD, Party.UNIVERSITY, REASON),
                        new PlacesFreed(WARD, HOLD, 2, offered()),
                        givenBack(2, offered()));
        Scene kept = astonsTurn();
        kept.when(new WithdrawOffer(OFFER, REASON, false), PROVIDER).answer(OfferClosed.class);
        kept.when(new TakeTurn(TURN, HOLD), RIVAL).answer(HoldTaken.class);
        Scene gone = astonsTurn();
        assertThat(gone.when(new WithdrawOffer(OFFER, REASON, true), PROVIDER).events())
                .contains(
                        new TurnCalledOff(LIST, TURN, REASON),
                        new PlacesFreed(WARD, TURN, 2, offered()),
                        new CohortPlacesGivenBack(ASTONS, 2, offered()));
        gone.when(new TakeTurn(TURN, HOLD), RIVAL).thenRefused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_turn_that_has_ended_is_not_called_off_though_its_first_week_has_begun() {
        Scene lapsed = astonsTurn().at("2026-12-01T09:00");
        lapsed.when(new LetTurnLapse(TURN), MARKET)
                .then(
                        new TurnLapsed(LIST, TURN),
                        new PlacesFreed(WARD, TURN, 2, weeks("2026-W50/2026-W52")),
                        new CohortPlacesGivenBack(ASTONS, 2, weeks("2026-W50/2026-W52")));
        assertThat(lapsed.when(new WithdrawOffer(OFFER, REASON, true), PROVIDER).events())
                .isNotEmpty()
                .noneMatch(TurnCalledOff.class::isInstance);
        lapsed.when(new TakeTurn(TURN, HOLD), RIVAL).thenRefused(ProblemCode.TURN_LAPSED);
    }
}
