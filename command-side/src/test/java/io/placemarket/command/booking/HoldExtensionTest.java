package io.placemarket.command.booking;

import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.MARKET;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.held;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.ExtendHold;
import io.placemarket.command.message.BookingCommand.LetHoldLapse;
import io.placemarket.kernel.booking.HoldEvent.HoldExtended;
import io.placemarket.kernel.booking.HoldEvent.HoldLapsed;
import io.placemarket.kernel.problem.ProblemCode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HoldExtensionTest {
    /** Five working days after Wednesday 2 December. */
    private static final Instant LATER = Instant.parse("2026-12-09T17:00:00Z");

    @Test
    void a_university_keeps_a_hold_five_working_days_longer_once() {
        Scene extended = given(market())
                .and(held(2))
                .when(new ExtendHold(HOLD), UNIVERSITY)
                .then(new HoldExtended(HOLD, LATER));
        assertThat(extended.when(new ExtendHold(HOLD), UNIVERSITY)
                        .thenRefused(ProblemCode.HOLD_EXTENDED)
                        .figures())
                .containsEntry("lapsesAt", LATER.toString());
    }

    @Test
    void an_extended_hold_lapses_when_the_longer_time_is_up() {
        Scene scene = given(market()).and(held(2)).and(new HoldExtended(HOLD, LATER));
        scene.at("2026-12-02T17:01").when(new LetHoldLapse(HOLD), MARKET).thenNothing();
        assertThat(scene.at("2026-12-09T17:01")
                        .when(new LetHoldLapse(HOLD), MARKET)
                        .events())
                .contains(new HoldLapsed(HOLD));
    }

    @Test
    void what_has_lapsed_or_is_somebody_elses_is_not_extended() {
        Scene scene = given(market()).and(held(2));
        scene.when(new ExtendHold(HOLD), RIVAL).thenRefused(ProblemCode.NOT_YOURS);
        scene.when(new ExtendHold(HOLD), PROVIDER).thenRefused(ProblemCode.NOT_ALLOWED);
        scene.at("2026-12-02T17:01").when(new ExtendHold(HOLD), UNIVERSITY).thenRefused(ProblemCode.HOLD_LAPSED);
    }
}
