package io.placemarket.command.cohort;

import static io.placemarket.command.Sample.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.command.message.Outcome.RequirementWarning;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.cohort.RequirementStatus;
import io.placemarket.kernel.cohort.StudentEvent.RequirementRecorded;
import io.placemarket.kernel.problem.RefusedException;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClearanceTest {
    private static final LocalDate END = LocalDate.of(2026, 12, 27);

    private final Clearance clearance = new Clearance();

    private void recorded(Requirement requirement, RequirementStatus status, Optional<LocalDate> expires) {
        clearance.record(new RequirementRecorded(ANNA, requirement, status, expires));
    }

    @Test
    void what_is_missing_pending_or_runs_out_before_the_end_is_warned_of() {
        recorded(Requirement.DBS, RequirementStatus.CLEARED, Optional.of(END));
        recorded(Requirement.HEALTH_CLEARANCE, RequirementStatus.CLEARED, Optional.of(END.minusDays(1)));
        recorded(Requirement.IMMUNISATION, RequirementStatus.NOT_CLEARED, Optional.empty());
        assertThat(clearance.warnings(any -> true, END))
                .containsExactly(
                        new RequirementWarning(Requirement.HEALTH_CLEARANCE, "EXPIRES", Optional.of(END.minusDays(1))),
                        new RequirementWarning(Requirement.IMMUNISATION, "NOT_CLEARED", Optional.empty()),
                        new RequirementWarning(Requirement.TRAINING, "NOT_RECORDED", Optional.empty()));
    }

    @Test
    void what_a_placement_does_not_ask_for_is_not_warned_of() {
        assertThat(clearance.warnings(Requirement.TRAINING::equals, END))
                .containsExactly(new RequirementWarning(Requirement.TRAINING, "NOT_RECORDED", Optional.empty()));
    }

    @Test
    void what_was_said_last_counts() {
        for (Requirement requirement : Requirement.values()) {
            recorded(requirement, RequirementStatus.PENDING, Optional.empty());
            recorded(requirement, RequirementStatus.CLEARED, Optional.empty());
        }
        assertThat(clearance.warnings(any -> true, END)).isEmpty();
    }

    @Test
    void only_what_is_cleared_expires() {
        Clearance.check(RequirementStatus.CLEARED, Optional.of(END));
        Clearance.check(RequirementStatus.PENDING, Optional.empty());
        assertThatThrownBy(() -> Clearance.check(RequirementStatus.PENDING, Optional.of(END)))
                .isInstanceOf(RefusedException.class);
    }
}
