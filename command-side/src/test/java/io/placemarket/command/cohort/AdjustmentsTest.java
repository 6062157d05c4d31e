package io.placemarket.command.cohort;

import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REGION;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.message.StudentCommand.RecordAdjustments;
import io.placemarket.kernel.cohort.StudentEvent.AdjustmentsRecorded;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.AccessRefusal.RoleMayNot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdjustmentsTest {
    private static final RecordAdjustments STEP_FREE = new RecordAdjustments(ANNA, Optional.of("no stairs"));
    private static final RecordAdjustments NONE = new RecordAdjustments(ANNA, Optional.empty());

    @Test
    void a_university_records_what_its_student_needs_and_only_the_sealed_text_is_kept() {
        given(market())
                .when(STEP_FREE, UNIVERSITY)
                .then(new AdjustmentsRecorded(ANNA, Optional.of("sealed no stairs")));
    }

    @Test
    void nothing_any_more_is_recorded_once() {
        given(market()).when(NONE, UNIVERSITY).thenNothing();
        given(market())
                .and(new AdjustmentsRecorded(ANNA, Optional.of("sealed no stairs")))
                .when(NONE, UNIVERSITY)
                .then(new AdjustmentsRecorded(ANNA, Optional.empty()))
                .when(NONE, UNIVERSITY)
                .thenNothing();
    }

    @Test
    void nobody_else_records_it() {
        given(market()).when(STEP_FREE, RIVAL).thenRefused(ProblemCode.NOT_YOURS);
        given(market())
                .when(STEP_FREE, PROVIDER)
                .thenRefused(new RoleMayNot(Role.PROVIDER, "record adjustments", List.of(Role.UNIVERSITY)));
        given(market()).when(STEP_FREE, REGION).thenRefused(ProblemCode.NOT_ALLOWED);
    }

    @Test
    void they_do_not_show_when_a_command_is_printed() {
        assertThat(STEP_FREE.toString()).doesNotContain("stairs");
    }
}
