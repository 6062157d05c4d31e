package io.placemarket.command.programme;

import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.BEN;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.ByReference;
import io.placemarket.command.message.CohortCommand.RecordRequirements;
import io.placemarket.command.message.CohortCommand.RequirementLine;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.cohort.RequirementStatus;
import io.placemarket.kernel.cohort.StudentEvent.RequirementRecorded;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequirementsImportTest {
    private static final Optional<LocalDate> MARCH = Optional.of(LocalDate.of(2027, 3, 1));

    private static RequirementLine line(
            long line,
            StudentId student,
            Requirement requirement,
            RequirementStatus status,
            Optional<LocalDate> expires) {
        return new RequirementLine(line, new ById(student), requirement, status, expires);
    }

    private static RecordRequirements table(RequirementLine... lines) {
        return new RecordRequirements(COHORT, List.of(lines));
    }

    @Test
    void a_cohorts_requirements_are_recorded_from_a_table() {
        given(market())
                .when(
                        table(
                                line(2, BEN, Requirement.DBS, RequirementStatus.CLEARED, MARCH),
                                line(3, ANNA, Requirement.DBS, RequirementStatus.PENDING, Optional.empty()),
                                line(4, BEN, Requirement.TRAINING, RequirementStatus.CLEARED, Optional.empty())),
                        UNIVERSITY)
                .then(
                        new RequirementRecorded(BEN, Requirement.DBS, RequirementStatus.CLEARED, MARCH),
                        new RequirementRecorded(BEN, Requirement.TRAINING, RequirementStatus.CLEARED, Optional.empty()),
                        new RequirementRecorded(ANNA, Requirement.DBS, RequirementStatus.PENDING, Optional.empty()));
    }

    @Test
    void every_line_that_is_not_acceptable_is_named_and_none_is_recorded() {
        Problem problem = given(market())
                .when(
                        table(
                                line(2, ANNA, Requirement.DBS, RequirementStatus.CLEARED, MARCH),
                                line(3, ANNA, Requirement.TRAINING, RequirementStatus.PENDING, MARCH),
                                line(4, ANNA, Requirement.DBS, RequirementStatus.CLEARED, Optional.empty()),
                                new RequirementLine(
                                        5,
                                        new ByReference("unknown"),
                                        Requirement.DBS,
                                        RequirementStatus.CLEARED,
                                        Optional.empty())),
                        UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_ROWS);
        assertThat((List<?>) problem.figures().get("rows"))
                .extracting(row -> ((Map<?, ?>) row).get("line") + " " + ((Map<?, ?>) row).get("column"))
                .containsExactly("3 expires", "4 requirement", "5 reference");
    }

    @Test
    void only_the_cohorts_university_records_them() {
        RecordRequirements table = table(line(2, ANNA, Requirement.DBS, RequirementStatus.CLEARED, MARCH));
        given(market()).when(table, RIVAL).thenRefused(ProblemCode.NOT_YOURS);
        given(market()).when(table, PROVIDER).thenRefused(ProblemCode.NOT_ALLOWED);
        assertThat(new RequirementLine(
                                2,
                                new ByReference("17654321"),
                                Requirement.DBS,
                                RequirementStatus.CLEARED,
                                Optional.empty())
                        .toString())
                .doesNotContain("17654321");
    }
}
