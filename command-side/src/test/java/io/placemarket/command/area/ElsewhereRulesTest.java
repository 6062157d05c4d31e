package io.placemarket.command.area;

import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.weeks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.placemarket.command.Sample;
import io.placemarket.command.message.AreaCommand.RecordLearnersElsewhere;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.kernel.reference.ProfessionCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ElsewhereRulesTest {
    private static void check(WeekSet weeks, int learners, Optional<ProfessionCode> profession) {
        ElsewhereRules.check(new RecordLearnersElsewhere(WARD, profession, weeks, learners), Sample.week("2026-W49"));
    }

    private static Optional<String> refused(WeekSet weeks, int learners, String profession) {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> check(weeks, learners, Optional.of(new ProfessionCode(profession))));
        return refused.problem().field();
    }

    @Test
    void learners_are_counted_from_this_week_on_none_included() {
        check(weeks("2026-W49/2026-W50"), 0, Optional.empty());
        check(weeks("2026-W49"), Audit.MOST, Optional.of(Sample.ADULT));
        assertThat(refused(weeks("2026-W49"), -1, "NUR-ADULT")).contains("learners");
        assertThat(refused(weeks("2026-W49"), Audit.MOST + 1, "NUR-ADULT")).contains("learners");
        assertThat(refused(weeks("2026-W49"), 1, "ASTROLOGY")).contains("profession");
        assertThatThrownBy(() -> check(weeks("2026-W48/2026-W49"), 1, Optional.empty()))
                .isInstanceOf(RefusedException.class);
    }
}
