package io.placemarket.command.booking;

import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.MARKET;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.SEALED;
import static io.placemarket.command.Sample.STRANGER;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.allocated;
import static io.placemarket.command.Sample.awaiting;
import static io.placemarket.command.Sample.givenBack;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.message.BookingCommand.AcceptAllocation;
import io.placemarket.command.message.BookingCommand.ReportDidNotStart;
import io.placemarket.command.message.BookingCommand.ReportLeftEarly;
import io.placemarket.command.message.BookingCommand.ReturnAllocation;
import io.placemarket.command.message.BookingCommand.ReturnUnconfirmed;
import io.placemarket.command.message.BookingCommand.WithdrawAllocation;
import io.placemarket.command.message.Outcome.AllocationChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationAccepted;
import io.placemarket.kernel.booking.AllocationEvent.AllocationReturned;
import io.placemarket.kernel.booking.AllocationEvent.AllocationWithdrawn;
import io.placemarket.kernel.booking.AllocationEvent.StudentDidNotStart;
import io.placemarket.kernel.booking.AllocationEvent.StudentLeftEarly;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.StudentEvent.StudentFreed;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.BookingRefusal.ConfirmedTooLate;
import io.placemarket.kernel.refusal.StateRefusal.PlacementNotStarted;
import io.placemarket.kernel.refusal.WeeksRefusal.EveryWeekBegun;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {
    @Test
    void a_provider_accepts_a_proposal() {
        given(market(2, 2, 2))
                .and(awaiting(FIRST, ANNA, offered()))
                .when(new AcceptAllocation(FIRST), PROVIDER)
                .then(new AllocationAccepted(FIRST, Party.PROVIDER));
    }

    @Test
    void a_proposal_is_accepted_once() {
        given(market(2, 2, 2))
                .and(awaiting(FIRST, ANNA, offered()))
                .and(new AllocationAccepted(FIRST, Party.PROVIDER))
                .when(new AcceptAllocation(FIRST), PROVIDER)
                .thenRefused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_proposal_cannot_be_accepted_after_its_time() {
        given(market(2, 2, 2))
                .and(awaiting(FIRST, ANNA, offered()))
                .at("2026-11-27T17:01")
                .when(new AcceptAllocation(FIRST), PROVIDER)
                .thenRefused(new ConfirmedTooLate(Instant.parse("2026-11-27T17:00:00Z")));
    }

    @Test
    void only_the_provider_of_the_area_accepts() {
        given(market(2, 2, 2))
                .and(awaiting(FIRST, ANNA, offered()))
                .when(new AcceptAllocation(FIRST), STRANGER)
                .thenRefused(ProblemCode.NOT_YOURS);
        given(market(2, 2, 2))
                .and(awaiting(FIRST, ANNA, offered()))
                .when(new AcceptAllocation(FIRST), UNIVERSITY)
                .thenRefused(ProblemCode.NOT_ALLOWED);
    }

    @Test
    void a_provider_returns_a_proposal_and_its_weeks_are_free() {
        given(market(2, 2, 2))
                .and(awaiting(FIRST, ANNA, offered()))
                .when(new ReturnAllocation(FIRST, REASON), PROVIDER)
                .then(
                        new AllocationReturned(FIRST, Party.PROVIDER, SEALED),
                        new PlacesFreed(WARD, FIRST, 1, offered()),
                        givenBack(1, offered()),
                        new StudentFreed(ANNA, FIRST, offered()));
    }

    @Test
    void what_is_accepted_cannot_be_returned() {
        given(market())
                .and(allocated(FIRST, ANNA, offered()))
                .when(new ReturnAllocation(FIRST, REASON), PROVIDER)
                .thenRefused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_proposal_nobody_answers_goes_back_when_its_time_is_up() {
        given(market(2, 2, 2))
                .and(awaiting(FIRST, ANNA, offered()))
                .at("2026-11-27T17:01")
                .when(new ReturnUnconfirmed(FIRST), MARKET)
                .then(
                        new AllocationReturned(FIRST, Party.MARKET, SealedReason.of(ReasonCode.NOT_CONFIRMED_IN_TIME)),
                        new PlacesFreed(WARD, FIRST, 1, offered()),
                        givenBack(1, offered()),
                        new StudentFreed(ANNA, FIRST, offered()));
    }

    @Test
    void a_proposal_does_not_go_back_before_its_time_nor_once_it_is_answered() {
        given(market(2, 2, 2))
                .and(awaiting(FIRST, ANNA, offered()))
                .when(new ReturnUnconfirmed(FIRST), MARKET)
                .thenNothing();
        given(market(2, 2, 2))
                .and(awaiting(FIRST, ANNA, offered()))
                .and(new AllocationAccepted(FIRST, Party.PROVIDER))
                .at("2026-11-27T17:01")
                .when(new ReturnUnconfirmed(FIRST), MARKET)
                .thenNothing();
    }

    @Test
    void either_side_withdraws_the_weeks_that_have_not_begun() {
        WeekSet coming = weeks("2026-W51/2026-W52");
        given(market())
                .and(allocated(FIRST, ANNA, offered()))
                .at("2026-12-10T09:00")
                .when(new WithdrawAllocation(FIRST, REASON), UNIVERSITY)
                .then(
                        new AllocationWithdrawn(FIRST, Party.UNIVERSITY, SEALED, coming),
                        new PlacesFreed(WARD, FIRST, 1, coming),
                        givenBack(1, coming),
                        new StudentFreed(ANNA, FIRST, coming));
        assertThat(given(market())
                        .and(allocated(FIRST, ANNA, offered()))
                        .when(new WithdrawAllocation(FIRST, REASON), PROVIDER)
                        .events())
                .contains(new AllocationWithdrawn(FIRST, Party.PROVIDER, SEALED, offered()));
    }

    @Test
    void a_week_begins_on_its_monday() {
        assertThat(given(market())
                        .and(allocated(FIRST, ANNA, offered()))
                        .at("2026-11-30T00:00")
                        .when(new WithdrawAllocation(FIRST, REASON), UNIVERSITY)
                        .events())
                .contains(new StudentFreed(ANNA, FIRST, weeks("2026-W50/2026-W52")));
    }

    @Test
    void nothing_is_left_to_withdraw_when_the_last_week_has_begun() {
        given(market())
                .and(allocated(FIRST, ANNA, offered()))
                .at("2026-12-21T09:00")
                .when(new WithdrawAllocation(FIRST, REASON), UNIVERSITY)
                .thenRefused(new EveryWeekBegun(weeks("2026-W49/2026-W52")));
    }

    @Test
    void an_allocation_is_withdrawn_once() {
        given(market())
                .and(allocated(FIRST, ANNA, offered()))
                .and(new AllocationWithdrawn(FIRST, Party.UNIVERSITY, SEALED, offered()))
                .when(new WithdrawAllocation(FIRST, REASON), UNIVERSITY)
                .thenRefused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_student_who_never_came_frees_the_weeks_to_come_and_was_in_none() {
        WeekSet coming = weeks("2026-W51/2026-W52");
        given(market())
                .and(allocated(FIRST, ANNA, offered()))
                .at("2026-12-08T09:00")
                .when(new ReportDidNotStart(FIRST, REASON), PROVIDER)
                .then(
                        new StudentDidNotStart(FIRST, SEALED, coming),
                        new PlacesFreed(WARD, FIRST, 1, coming),
                        givenBack(1, coming),
                        new StudentFreed(ANNA, FIRST, offered()));
    }

    @Test
    void nobody_can_have_failed_to_start_before_the_first_week() {
        Problem problem = given(market())
                .and(allocated(FIRST, ANNA, offered()))
                .when(new ReportDidNotStart(FIRST, REASON), UNIVERSITY)
                .thenRefused(new PlacementNotStarted(Week.parse("2026-W49")));
        assertThat(problem.figures()).containsEntry("needed", List.of("STARTED"));
    }

    @Test
    void a_student_who_left_early_frees_the_weeks_after_the_last_day() {
        WeekSet last = weeks("2026-W52");
        given(market())
                .and(allocated(FIRST, ANNA, offered()))
                .at("2026-12-08T09:00")
                .when(new ReportLeftEarly(FIRST, LocalDate.of(2026, 12, 15), REASON), UNIVERSITY)
                .then(
                        new StudentLeftEarly(FIRST, LocalDate.of(2026, 12, 15), SEALED, last),
                        new PlacesFreed(WARD, FIRST, 1, last),
                        givenBack(1, last),
                        new StudentFreed(ANNA, FIRST, last));
    }

    @Test
    void a_last_day_outside_the_placement_is_refused() {
        given(market())
                .and(allocated(FIRST, ANNA, offered()))
                .at("2026-12-08T09:00")
                .when(new ReportLeftEarly(FIRST, LocalDate.of(2027, 1, 15), REASON), UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void the_answer_says_where_the_allocation_stands() {
        assertThat(given(market())
                        .and(allocated(FIRST, ANNA, offered()))
                        .when(new WithdrawAllocation(FIRST, REASON), UNIVERSITY)
                        .answer(AllocationChanged.class)
                        .state())
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void an_unknown_allocation_is_refused() {
        given(market()).when(new AcceptAllocation(FIRST), PROVIDER).thenRefused(ProblemCode.NOT_FOUND);
    }
}
