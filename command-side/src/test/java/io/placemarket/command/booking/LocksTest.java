package io.placemarket.command.booking;

import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.BEN;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.SECOND;
import static io.placemarket.command.Sample.THIRD;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.allocated;
import static io.placemarket.command.Sample.held;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.OfferCommand.WithdrawOffer;
import io.placemarket.command.message.ProgrammeCommand;
import io.placemarket.command.message.ProgrammeCommand.CompleteProgrammes;
import io.placemarket.command.message.ProgrammeCommand.LeaveProgrammes;
import io.placemarket.command.message.ProgrammeCommand.Leaver;
import io.placemarket.command.message.ProgrammeCommand.OnDay;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeStarted;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.StudentRefusal.PlacedAfterCompletion;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who records that students completed locks allocations and then cohorts, and no area: two who lock in two orders may wait for each other. */
class LocksTest {
    @Test
    void who_withdraws_an_offer_locks_what_is_booked_in_it_in_order_and_cohorts_and_students_after_that() {
        assertThat(given(market(4, 4, 0))
                        .and(held(1))
                        .and(allocated(FIRST, ANNA, offered()))
                        .and(allocated(SECOND, BEN, offered()))
                        .when(new WithdrawOffer(OFFER, REASON, true), PROVIDER)
                        .reads())
                .containsSubsequence(
                        WARD.value(),
                        OFFER.value(),
                        FIRST.value(),
                        SECOND.value(),
                        HOLD.value(),
                        COHORT.value(),
                        BEN.value(),
                        ANNA.value());
    }

    private static final LocalDate FRIDAY = LocalDate.of(2026, 12, 11);

    private static Scene withPlacementsInWeeks50And51And53() {
        return given(market(4, 4, 0))
                .and(new ProgrammeStarted(ANNA, COHORT, LocalDate.of(2025, 9, 22)))
                .and(allocated(FIRST, ANNA, weeks("2026-W50")))
                .and(allocated(SECOND, ANNA, weeks("2026-W51")))
                .and(allocated(THIRD, ANNA, weeks("2026-W53")))
                .at("2026-12-23T10:00");
    }

    private static CompleteProgrammes completing(LocalDate day) {
        return new CompleteProgrammes(COHORT, List.of(new OnDay(0, new ById(ANNA), day)));
    }

    @Test
    void who_records_that_students_completed_locks_what_has_begun_after_that_day_and_nothing_else() {
        Scene.Asked asked = withPlacementsInWeeks50And51And53().when(completing(FRIDAY), UNIVERSITY);
        asked.thenRefused(new PlacedAfterCompletion(
                "s00000000000anna", weeks("2026-W51", "2026-W53"), LocalDate.parse("2026-12-11")));
        assertThat(asked.reads()).containsSubsequence(SECOND.value(), COHORT.value(), ANNA.value());
        assertThat(asked.reads()).doesNotContain(FIRST.value(), THIRD.value());
    }

    @Test
    void who_says_something_of_anothers_students_locks_nothing_of_theirs() {
        Leaver leaver = new Leaver(0, new ById(ANNA), FRIDAY, Reason.of(ReasonCode.STUDENT_LEFT_PROGRAMME));
        for (ProgrammeCommand command : List.of(completing(FRIDAY), new LeaveProgrammes(COHORT, List.of(leaver)))) {
            Scene.Asked asked = withPlacementsInWeeks50And51And53().when(command, RIVAL);
            asked.thenRefused(ProblemCode.NOT_YOURS);
            assertThat(asked.reads()).doesNotContain(WARD.value(), FIRST.value(), SECOND.value(), THIRD.value());
        }
    }
}
