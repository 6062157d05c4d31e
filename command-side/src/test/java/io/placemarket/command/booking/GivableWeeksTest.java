package io.placemarket.command.booking;

import static io.placemarket.command.Sample.weeks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.kernel.refusal.WeeksRefusal.EveryWeekBegun;
import io.placemarket.kernel.refusal.WeeksRefusal.SomeWeeksBegun;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GivableWeeksTest {
    private static final WeekSet ALL = weeks("2026-W49/2026-W52");
    private static final WeekSet TO_COME = weeks("2026-W51/2026-W52");

    private static RefusedException refused(WeekSet toCome, WeekSet asked) {
        return catchThrowableOfType(RefusedException.class, () -> GivableWeeks.of(ALL, toCome, Optional.of(asked)));
    }

    @Test
    void all_that_have_not_begun_are_given_up_where_none_are_named_else_those() {
        assertThat(GivableWeeks.of(ALL, TO_COME, Optional.empty())).isEqualTo(TO_COME);
        assertThat(GivableWeeks.of(ALL, TO_COME, Optional.of(weeks("2026-W52"))))
                .isEqualTo(weeks("2026-W52"));
    }

    @Test
    void weeks_that_have_begun_never_become_free() {
        assertThat(refused(WeekSet.none(), ALL).refusal()).contains(new EveryWeekBegun(ALL));
        assertThat(refused(TO_COME, weeks("2026-W50/2026-W51")).refusal())
                .contains(new SomeWeeksBegun(weeks("2026-W50"), TO_COME));
    }

    @Test
    void nothing_is_no_weeks_and_weeks_of_others_are_not_its_own() {
        assertThat(refused(TO_COME, WeekSet.none()).problem().code()).isEqualTo(ProblemCode.MISSING_VALUE);
        assertThat(refused(TO_COME, weeks("2026-W53")).problem().code()).isEqualTo(ProblemCode.INVALID_VALUE);
    }
}
