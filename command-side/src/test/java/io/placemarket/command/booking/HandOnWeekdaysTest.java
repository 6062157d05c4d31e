package io.placemarket.command.booking;

import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.terms;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.BookingCommand.TransferAllocation;
import io.placemarket.command.message.OfferCommand.AmendOffer;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.Outcome.WeeksHandedOn;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.ProblemCode;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Anna is in one offer every Wednesday and in another every Thursday of the same weeks. */
class HandOnWeekdaysTest {
    private static final OfferId THURSDAYS = new OfferId("ward00000000-ther0001");
    private static final OfferId MORE_THURSDAYS = new OfferId("ward00000000-ther0002");
    private static final OfferId FRIDAYS = new OfferId("ward00000000-ther0003");

    private final Scene scene = placed();

    private static Scene placed() {
        return given(market(4, 1, 0))
                .when(new AmendOffer(OFFER, every(DayOfWeek.WEDNESDAY)), PROVIDER)
                .scene()
                .when(new PostOffer(THURSDAYS, every(DayOfWeek.THURSDAY)), PROVIDER)
                .scene()
                .when(new PostOffer(MORE_THURSDAYS, every(DayOfWeek.THURSDAY)), PROVIDER)
                .scene()
                .when(new PostOffer(FRIDAYS, every(DayOfWeek.FRIDAY)), PROVIDER)
                .scene()
                .when(anna(OFFER, FIRST), UNIVERSITY)
                .scene()
                .when(anna(THURSDAYS, in(THURSDAYS)), UNIVERSITY)
                .scene();
    }

    private static OfferTerms every(DayOfWeek day) {
        return terms(1, 0).with(OfferParticulars.NONE.on(Optional.of(Weekdays.of(day))));
    }

    private static AllocationId in(OfferId offer) {
        return new AllocationId(offer + "-a0000000009");
    }

    private static AllocateStudents anna(OfferId offer, AllocationId allocation) {
        return new AllocateStudents(
                offer, COHORT, List.of(new Named(new ById(ANNA), allocation)), Optional.empty(), Optional.empty());
    }

    private static TransferAllocation to(OfferId offer) {
        return new TransferAllocation(FIRST, Optional.empty(), Optional.empty(), REASON, in(offer));
    }

    @Test
    void a_student_who_is_elsewhere_on_thursdays_is_not_transferred_to_thursdays() {
        scene.when(to(MORE_THURSDAYS), UNIVERSITY).thenRefused(ProblemCode.STUDENT_ALREADY_BOOKED);
    }

    @Test
    void to_fridays_in_the_same_weeks_they_are() {
        assertThat(scene.when(to(FRIDAYS), UNIVERSITY)
                        .answer(WeeksHandedOn.class)
                        .state())
                .isEqualTo("TRANSFERRED");
    }
}
