package io.placemarket.command.plan;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.ASTON;
import static io.placemarket.command.Sample.CHILD;
import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REGION;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.hospice;
import static io.placemarket.command.Sample.keele;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.Scene;
import io.placemarket.command.message.Outcome.PlanChanged;
import io.placemarket.command.message.Outcome.PlansSet;
import io.placemarket.command.message.PlanCommand.SetPlans;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.PlanId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.plan.PlanEvent.PlanSet;
import io.placemarket.kernel.plan.PlannedStarts;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static PlannedStarts starts(ProfessionCode profession, String month, int number) {
        return new PlannedStarts(profession, LearnerLevel.YEAR_1, Route.DEGREE, YearMonth.parse(month), number);
    }

    private static SetPlans.Row row(long line, OrganisationId university, PlannedStarts starts) {
        return new SetPlans.Row(line, university, starts);
    }

    private static SetPlans keeles(PlannedStarts... lines) {
        return new SetPlans(
                2026, List.of(lines).stream().map(line -> row(2, KEELE, line)).toList());
    }

    private static PlanSet plan(OrganisationId university, PlannedStarts... lines) {
        return new PlanSet(PlanId.of(university, 2026), university, 2026, List.of(lines));
    }

    private static Scene universities() {
        return given(
                hospice(),
                keele(),
                new OrganisationAdded(
                        ASTON, Sample.organisation("Another (fictional)", OrganisationRole.EDUCATION_PROVIDER)));
    }

    @Test
    void the_region_plans_for_several_education_providers_at_once() {
        universities()
                .when(
                        new SetPlans(
                                2026,
                                List.of(
                                        row(2, KEELE, starts(ADULT, "2026-09", 80)),
                                        row(3, ASTON, starts(ADULT, "2026-09", 60)),
                                        row(4, KEELE, starts(CHILD, "2027-01", 20)))),
                        REGION)
                .then(
                        plan(ASTON, starts(ADULT, "2026-09", 60)),
                        plan(KEELE, starts(ADULT, "2026-09", 80), starts(CHILD, "2027-01", 20)));
    }

    @Test
    void a_plan_is_replaced_as_a_whole_and_says_what_it_was() {
        Scene scene = universities().and(plan(KEELE, starts(ADULT, "2026-09", 80), starts(CHILD, "2026-09", 20)));
        assertThat(scene.when(keeles(starts(ADULT, "2026-09", 90)), UNIVERSITY)
                        .answer(PlansSet.class)
                        .plans())
                .containsExactly(new PlanChanged(KEELE, 2026, 90, OptionalInt.of(100)));
        scene.when(keeles(starts(ADULT, "2026-09", 90)), UNIVERSITY).thenNothing();
    }

    @Test
    void an_education_provider_plans_for_itself_only_and_a_provider_for_nobody() {
        universities().when(keeles(starts(ADULT, "2026-09", 90)), RIVAL).thenRefused(ProblemCode.NOT_YOURS);
        universities().when(keeles(starts(ADULT, "2026-09", 90)), PROVIDER).thenRefused(ProblemCode.NOT_ALLOWED);
        universities()
                .when(
                        new SetPlans(
                                2026,
                                List.of(
                                        row(2, KEELE, starts(ADULT, "2026-09", 90)),
                                        row(3, ASTON, starts(ADULT, "2026-09", 90)))),
                        UNIVERSITY)
                .thenRefused(ProblemCode.NOT_YOURS);
    }

    @Test
    void every_line_that_is_not_acceptable_is_named_and_nothing_is_planned() {
        Problem problem = universities()
                .when(
                        new SetPlans(
                                2026,
                                List.of(
                                        row(2, KEELE, starts(ADULT, "2026-09", 90)),
                                        row(3, KEELE, starts(new ProfessionCode("DOCTORS"), "2026-09", 1)),
                                        row(4, KEELE, starts(ADULT, "2026-07", 1)),
                                        row(5, KEELE, starts(CHILD, "2027-08", 1)),
                                        row(6, KEELE, starts(CHILD, "2027-07", 5_001)),
                                        row(7, KEELE, starts(ADULT, "2026-09", 10)),
                                        row(8, HOSPICE, starts(ADULT, "2026-09", 10)))),
                        REGION)
                .thenRefused(ProblemCode.INVALID_ROWS);
        assertThat((List<?>) problem.figures().get("rows"))
                .extracting(row -> ((Map<?, ?>) row).get("line") + " " + ((Map<?, ?>) row).get("column"))
                .containsExactly("3 profession", "4 start", "5 start", "6 number", "7 start", "8 education_provider");
    }

    @Test
    void a_plan_of_nothing_is_refused_and_one_of_nobody_is_not() {
        universities().when(keeles(), UNIVERSITY).thenRefused(ProblemCode.MISSING_VALUE);
        universities()
                .when(keeles(starts(ADULT, "2026-08", 0)), UNIVERSITY)
                .then(plan(KEELE, starts(ADULT, "2026-08", 0)));
    }
}
