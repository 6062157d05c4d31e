package io.placemarket.command.booking;

import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.BEN;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.SEALED;
import static io.placemarket.command.Sample.SECOND;
import static io.placemarket.command.Sample.THIRD;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.allocated;
import static io.placemarket.command.Sample.awaiting;
import static io.placemarket.command.Sample.claimed;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.proposed;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.ReplaceStudent;
import io.placemarket.command.message.Outcome.WeeksHandedOn;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.booking.AllocationEvent.AllocationAccepted;
import io.placemarket.kernel.booking.AllocationEvent.StudentReplaced;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.StudentEvent.StudentBooked;
import io.placemarket.kernel.cohort.StudentEvent.StudentFreed;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Another student goes in the place of one who cannot. */
class ReplacementTest {
    private static final WeekSet LAST_TWO = weeks("2026-W51/2026-W52");
    private static final Optional<WeekSet> ALL = Optional.empty();

    @Test
    void another_student_takes_the_same_weeks_and_nothing_else_changes() {
        given(market())
                .and(allocated(FIRST, ANNA, offered()))
                .when(new ReplaceStudent(FIRST, ALL, new ById(BEN), REASON, SECOND), UNIVERSITY)
                .then(
                        new StudentReplaced(FIRST, SEALED, offered(), SECOND),
                        new PlacesFreed(WARD, FIRST, 1, offered()),
                        claimed(SECOND, BEN, offered()),
                        new StudentFreed(ANNA, FIRST, offered()),
                        new StudentBooked(BEN, SECOND, offered()),
                        proposed(SECOND, BEN, offered(), Optional.empty(), Optional.empty()),
                        new AllocationAccepted(SECOND, Party.MARKET));
    }

    @Test
    void a_student_is_replaced_even_where_fewer_are_safe_by_now_and_the_offer_is_gone() {
        assertThat(given(market())
                        .and(allocated(FIRST, ANNA, offered()))
                        .and(new SafeCapacityLowered(WARD, offered(), 0, REASON))
                        .and(new OfferWithdrawn(OFFER, REASON, false))
                        .when(
                                new ReplaceStudent(FIRST, Optional.of(LAST_TWO), new ById(BEN), REASON, SECOND),
                                UNIVERSITY)
                        .answer(WeeksHandedOn.class)
                        .state())
                .isEqualTo("ACCEPTED");
    }

    @Test
    void a_student_is_replaced_by_another_of_the_cohort_who_is_free() {
        Scene scene =
                given(market(2, 2, 2)).and(awaiting(FIRST, ANNA, offered())).and(awaiting(SECOND, BEN, LAST_TWO));
        scene.when(new ReplaceStudent(FIRST, ALL, new ById(BEN), REASON, THIRD), UNIVERSITY)
                .thenRefused(ProblemCode.STUDENT_ALREADY_BOOKED);
        scene.when(new ReplaceStudent(FIRST, ALL, new ById(ANNA), REASON, THIRD), UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_VALUE);
        scene.when(
                        new ReplaceStudent(FIRST, ALL, new ById(new StudentId("s00000000strange")), REASON, THIRD),
                        UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_VALUE);
        scene.when(new ReplaceStudent(FIRST, ALL, new ById(BEN), REASON, THIRD), RIVAL)
                .thenRefused(ProblemCode.NOT_YOURS);
    }
}
