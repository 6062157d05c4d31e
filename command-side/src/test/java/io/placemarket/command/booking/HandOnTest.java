package io.placemarket.command.booking;

import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.BEN;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.SEALED;
import static io.placemarket.command.Sample.SECOND;
import static io.placemarket.command.Sample.THIRD;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.allocated;
import static io.placemarket.command.Sample.claimed;
import static io.placemarket.command.Sample.givenBack;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.proposed;
import static io.placemarket.command.Sample.taken;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.PostponeAllocation;
import io.placemarket.command.message.BookingCommand.WithdrawWeeks;
import io.placemarket.command.message.OfferCommand.AmendOffer;
import io.placemarket.command.message.Outcome.WeeksHandedOn;
import io.placemarket.command.message.WaitingCommand.JoinWaitingList;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationAccepted;
import io.placemarket.kernel.booking.AllocationEvent.AllocationPostponed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationShortened;
import io.placemarket.kernel.booking.AllocationEvent.AllocationWithdrawn;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.StudentEvent.StudentBooked;
import io.placemarket.kernel.cohort.StudentEvent.StudentFreed;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.OfferRefusal.OfferForOthers;
import io.placemarket.kernel.refusal.OfferRefusal.OfferIsWithdrawn;
import io.placemarket.kernel.refusal.WeeksRefusal.SomeWeeksBegun;
import io.placemarket.kernel.waiting.WaitingEvent.TurnGiven;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Some weeks are given up, or moved to others of the same offer. */
class HandOnTest {
    private static final WeekSet FIRST_TWO = weeks("2026-W49/2026-W50");
    private static final WeekSet LAST_TWO = weeks("2026-W51/2026-W52");
    private static final Optional<WeekSet> ALL = Optional.empty();

    @Test
    void either_side_gives_up_some_weeks_and_the_others_stand() {
        Scene scene = given(market())
                .and(allocated(FIRST, ANNA, offered()))
                .when(new WithdrawWeeks(FIRST, LAST_TWO, REASON), PROVIDER)
                .then(
                        new AllocationShortened(FIRST, Party.PROVIDER, SEALED, LAST_TWO),
                        new PlacesFreed(WARD, FIRST, 1, LAST_TWO),
                        givenBack(1, LAST_TWO),
                        new StudentFreed(ANNA, FIRST, LAST_TWO));
        scene.when(new WithdrawWeeks(FIRST, weeks("2026-W50"), REASON), UNIVERSITY)
                .then(
                        new AllocationShortened(FIRST, Party.UNIVERSITY, SEALED, weeks("2026-W50")),
                        new PlacesFreed(WARD, FIRST, 1, weeks("2026-W50")),
                        givenBack(1, weeks("2026-W50")),
                        new StudentFreed(ANNA, FIRST, weeks("2026-W50")));
    }

    @Test
    void giving_up_all_weeks_to_come_gives_the_allocation_up() {
        given(market())
                .and(allocated(FIRST, ANNA, offered()))
                .at("2026-12-02T10:00")
                .when(new WithdrawWeeks(FIRST, weeks("2026-W50/2026-W52"), REASON), UNIVERSITY)
                .then(
                        new AllocationWithdrawn(FIRST, Party.UNIVERSITY, SEALED, weeks("2026-W50/2026-W52")),
                        new PlacesFreed(WARD, FIRST, 1, weeks("2026-W50/2026-W52")),
                        givenBack(1, weeks("2026-W50/2026-W52")),
                        new StudentFreed(ANNA, FIRST, weeks("2026-W50/2026-W52")));
    }

    @Test
    void weeks_that_have_begun_and_weeks_of_others_cannot_be_given_up() {
        Scene scene = given(market()).and(allocated(FIRST, ANNA, offered())).at("2026-12-02T10:00");
        Problem begun = scene.when(new WithdrawWeeks(FIRST, FIRST_TWO, REASON), PROVIDER)
                .thenRefused(new SomeWeeksBegun(weeks("2026-W49"), weeks("2026-W50/2026-W52")));
        assertThat(begun.figures())
                .containsEntry("weeks", List.of("2026-W49"))
                .containsEntry("notBegun", List.of("2026-W50/2026-W52"));
        scene.when(new WithdrawWeeks(FIRST, weeks("2027-W02"), REASON), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        scene.when(new WithdrawWeeks(FIRST, WeekSet.none(), REASON), PROVIDER).thenRefused(ProblemCode.MISSING_VALUE);
        scene.when(new WithdrawWeeks(FIRST, LAST_TWO, REASON), RIVAL).thenRefused(ProblemCode.NOT_YOURS);
        scene.at("2026-12-22T10:00")
                .when(new PostponeAllocation(FIRST, ALL, LAST_TWO, REASON, SECOND), UNIVERSITY)
                .thenRefused(ProblemCode.WEEKS_HAVE_BEGUN);
    }

    @Test
    void freed_weeks_are_the_turn_of_who_waits_for_them_at_once() {
        EntryId entry = new EntryId(OFFER + "-e0000000001");
        Scene scene = given(market(1, 1, 0)).and(allocated(FIRST, ANNA, offered()));
        scene.when(new JoinWaitingList(entry, COHORT, 1, Optional.of(LAST_TWO)), UNIVERSITY)
                .answer(Object.class);
        assertThat(scene.when(new WithdrawWeeks(FIRST, LAST_TWO, REASON), PROVIDER)
                        .events())
                .hasAtLeastOneElementOfType(TurnGiven.class);
    }

    @Test
    void a_student_goes_to_the_same_offer_later_in_one_unit_of_work() {
        given(market())
                .and(allocated(FIRST, ANNA, FIRST_TWO))
                .when(new PostponeAllocation(FIRST, ALL, LAST_TWO, REASON, SECOND), UNIVERSITY)
                .then(
                        new AllocationPostponed(FIRST, SEALED, FIRST_TWO, SECOND),
                        new PlacesFreed(WARD, FIRST, 1, FIRST_TWO),
                        claimed(SECOND, ANNA, LAST_TWO),
                        givenBack(1, FIRST_TWO),
                        taken(1, LAST_TWO),
                        new StudentFreed(ANNA, FIRST, FIRST_TWO),
                        new StudentBooked(ANNA, SECOND, LAST_TWO),
                        proposed(SECOND, ANNA, LAST_TWO, Optional.empty(), Optional.empty()),
                        new AllocationAccepted(SECOND, Party.MARKET));
    }

    @Test
    void postponing_by_a_week_needs_room_in_the_added_week_only() {
        WeekSet later = weeks("2026-W50/2026-W51");
        given(market(1, 1, 0))
                .and(allocated(FIRST, ANNA, FIRST_TWO))
                .when(new PostponeAllocation(FIRST, ALL, later, REASON, SECOND), UNIVERSITY)
                .then(
                        new AllocationPostponed(FIRST, SEALED, FIRST_TWO, SECOND),
                        new PlacesFreed(WARD, FIRST, 1, FIRST_TWO),
                        claimed(SECOND, ANNA, later),
                        givenBack(1, weeks("2026-W49")),
                        taken(1, weeks("2026-W51")),
                        new StudentFreed(ANNA, FIRST, FIRST_TWO),
                        new StudentBooked(ANNA, SECOND, later),
                        proposed(SECOND, ANNA, later, Optional.empty(), Optional.empty()),
                        new AllocationAccepted(SECOND, Party.MARKET));
    }

    @Test
    void a_week_that_is_kept_adds_nothing_to_a_cohort_that_is_over_its_ceiling_there() {
        WeekSet later = weeks("2026-W50/2026-W51");
        Scene scene = given(market()).and(allocated(FIRST, ANNA, FIRST_TWO)).and(taken(200, weeks("2026-W50")));
        assertThat(scene.when(new PostponeAllocation(FIRST, ALL, later, REASON, SECOND), UNIVERSITY)
                        .events())
                .contains(taken(1, weeks("2026-W51")));
    }

    @Test
    void a_provider_confirms_anew_what_was_postponed() {
        WeeksHandedOn answer = given(market(2, 2, 2))
                .and(allocated(FIRST, ANNA, FIRST_TWO))
                .when(new PostponeAllocation(FIRST, ALL, LAST_TWO, REASON, SECOND), UNIVERSITY)
                .answer(WeeksHandedOn.class);
        assertThat(answer)
                .isEqualTo(new WeeksHandedOn(
                        "POSTPONED",
                        SECOND,
                        ANNA,
                        LAST_TWO,
                        "PROPOSED",
                        Optional.of(Instant.parse("2026-11-27T17:00:00Z"))));
    }

    @Test
    void weeks_that_are_moved_count_with_those_that_stay_for_the_fewest_of_a_booking() {
        OfferParticulars three = OfferParticulars.NONE.lasting(OptionalInt.of(3), OptionalInt.empty());
        Scene scene = given(market())
                .when(new AmendOffer(Sample.OFFER, Sample.terms(2, 0).with(three)), PROVIDER)
                .scene()
                .and(allocated(FIRST, ANNA, weeks("2026-W49/2026-W51")));
        scene.when(
                        new PostponeAllocation(
                                FIRST, Optional.of(weeks("2026-W51")), weeks("2026-W52"), REASON, SECOND),
                        UNIVERSITY)
                .answer(WeeksHandedOn.class);
        scene.when(
                        new PostponeAllocation(
                                FIRST, Optional.of(weeks("2026-W50/2026-W51")), weeks("2026-W52"), REASON, SECOND),
                        UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void further_weeks_are_for_those_the_offer_names_and_weeks_that_stay_are_kept() {
        OfferParticulars astons = OfferParticulars.NONE.onlyFor(List.of(Sample.ASTON));
        Scene scene = given(market())
                .and(allocated(FIRST, ANNA, weeks("2026-W49/2026-W51")))
                .and(new OfferAmended(Sample.OFFER, Sample.terms(2, 0).with(astons)));
        scene.when(new PostponeAllocation(FIRST, ALL, weeks("2026-W50/2026-W52"), REASON, SECOND), UNIVERSITY)
                .thenRefused(OfferForOthers.class);
        scene.when(new PostponeAllocation(FIRST, ALL, weeks("2026-W50/2026-W51"), REASON, SECOND), UNIVERSITY)
                .answer(WeeksHandedOn.class);
    }

    @Test
    void a_week_that_was_attended_stays_with_the_first_allocation() {
        WeeksHandedOn answer = given(market())
                .and(allocated(FIRST, ANNA, FIRST_TWO))
                .at("2026-12-02T10:00")
                .when(new PostponeAllocation(FIRST, ALL, LAST_TWO, REASON, SECOND), UNIVERSITY)
                .answer(WeeksHandedOn.class);
        assertThat(answer.state()).isEqualTo("ACCEPTED");
    }

    @Test
    void nobody_is_postponed_into_full_weeks_or_an_offer_that_is_gone() {
        Scene scene = given(market(1, 1, 0)).and(allocated(FIRST, ANNA, FIRST_TWO));
        Scene full = scene.and(allocated(SECOND, BEN, LAST_TWO));
        full.when(new PostponeAllocation(FIRST, ALL, LAST_TWO, REASON, THIRD), UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
        full.when(new PostponeAllocation(FIRST, ALL, FIRST_TWO, REASON, THIRD), UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_VALUE);
        full.when(new PostponeAllocation(FIRST, ALL, weeks("2027-W02"), REASON, THIRD), UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_VALUE);
        full.when(new PostponeAllocation(FIRST, ALL, LAST_TWO, REASON, THIRD), PROVIDER)
                .thenRefused(ProblemCode.NOT_ALLOWED);
        given(market())
                .and(allocated(FIRST, ANNA, FIRST_TWO))
                .and(new OfferWithdrawn(OFFER, REASON, false))
                .when(new PostponeAllocation(FIRST, ALL, LAST_TWO, REASON, THIRD), UNIVERSITY)
                .thenRefused(new OfferIsWithdrawn());
    }

    @Test
    void a_student_is_not_postponed_to_a_week_spent_elsewhere() {
        given(market())
                .and(allocated(FIRST, ANNA, FIRST_TWO))
                .and(allocated(SECOND, ANNA, LAST_TWO))
                .when(new PostponeAllocation(FIRST, ALL, weeks("2026-W50/2026-W51"), REASON, THIRD), UNIVERSITY)
                .thenRefused(ProblemCode.STUDENT_ALREADY_BOOKED);
    }

    @Test
    void what_has_ended_hands_nothing_on() {
        given(market())
                .and(allocated(FIRST, ANNA, FIRST_TWO))
                .and(new AllocationWithdrawn(FIRST, Party.UNIVERSITY, SEALED, FIRST_TWO))
                .when(new PostponeAllocation(FIRST, ALL, LAST_TWO, REASON, SECOND), UNIVERSITY)
                .thenRefused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_trial_answers_and_changes_nothing() {
        Scene scene = given(market()).and(allocated(FIRST, ANNA, FIRST_TWO));
        PostponeAllocation command = new PostponeAllocation(FIRST, ALL, LAST_TWO, REASON, SECOND);
        WeeksHandedOn told = scene.tried(command, UNIVERSITY).wouldAnswer(WeeksHandedOn.class);
        assertThat(scene.when(command, UNIVERSITY).answer(WeeksHandedOn.class)).isEqualTo(told);
        scene.tried(command, UNIVERSITY).thenRefused(ProblemCode.WRONG_STATE);
    }
}
