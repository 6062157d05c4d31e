package io.placemarket.command.appetite;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.STRANGER;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.ward;
import static io.placemarket.command.Scene.given;

import io.placemarket.command.message.AreaCommand.StateAppetite;
import io.placemarket.kernel.area.AppetiteEvent.Answer;
import io.placemarket.kernel.area.AppetiteEvent.AppetiteStated;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.id.AppetiteId;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppetiteTest {
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 4);
    private static final LocalDate LAST = LocalDate.of(2027, 3, 26);

    private static StateAppetite state(Answer answer, Optional<Reason> reason) {
        return new StateAppetite(WARD, ADULT, FIRST, LAST, answer, reason);
    }

    private static AppetiteStated stated(Answer answer, Optional<Reason> reason) {
        return new AppetiteStated(AppetiteId.of(WARD), WARD, ADULT, FIRST, LAST, answer, reason);
    }

    @Test
    void an_area_says_maybe_and_then_no_with_a_reason() {
        given(ward(2))
                .when(state(Answer.MAYBE, Optional.empty()), PROVIDER)
                .then(stated(Answer.MAYBE, Optional.empty()))
                .when(state(Answer.NO, Optional.of(REASON)), PROVIDER)
                .then(stated(Answer.NO, Optional.of(REASON)));
    }

    @Test
    void the_same_again_changes_nothing() {
        given(ward(2), stated(Answer.YES, Optional.empty()))
                .when(state(Answer.YES, Optional.empty()), PROVIDER)
                .thenNothing();
    }

    @Test
    void a_no_without_a_reason_is_refused() {
        given(ward(2)).when(state(Answer.NO, Optional.empty()), PROVIDER).thenRefused(ProblemCode.MISSING_VALUE);
    }

    @Test
    void a_term_or_a_profession_that_makes_no_sense_is_refused() {
        given(ward(2))
                .when(new StateAppetite(WARD, ADULT, LAST, FIRST, Answer.YES, Optional.empty()), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(ward(2))
                .when(
                        new StateAppetite(
                                WARD, ADULT, FIRST, FIRST.plusMonths(24).plusDays(1), Answer.YES, Optional.empty()),
                        PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(ward(2))
                .when(
                        new StateAppetite(
                                WARD,
                                ADULT,
                                LocalDate.of(2026, 9, 1),
                                LocalDate.of(2026, 11, 24),
                                Answer.YES,
                                Optional.empty()),
                        PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(ward(2))
                .when(
                        new StateAppetite(
                                WARD, new ProfessionCode("DOCTORS"), FIRST, LAST, Answer.YES, Optional.empty()),
                        PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void nobody_speaks_for_another_providers_area() {
        given(ward(2)).when(state(Answer.YES, Optional.empty()), STRANGER).thenRefused(ProblemCode.NOT_YOURS);
        given(ward(2)).when(state(Answer.YES, Optional.empty()), UNIVERSITY).thenRefused(ProblemCode.NOT_ALLOWED);
    }
}
