package io.placemarket.query.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.cohort.CohortEvent.StudentTakenOffCohort;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeCompleted;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeLeft;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeStarted;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.PlanId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.plan.PlanEvent.PlanSet;
import io.placemarket.kernel.plan.PlannedStarts;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.market.Story;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Programmes started, completed and left, and what they will need. */
class ProgrammeMeasuresTest extends MeasuredMarket {
    private void plan(ProfessionCode profession, Route route, YearMonth start, int number) {
        story.tell(new PlanSet(
                PlanId.of(north, 2026),
                north,
                2026,
                List.of(new PlannedStarts(profession, LearnerLevel.YEAR_1, route, start, number))));
    }

    private void start(int count, LocalDate day) {
        students.subList(0, count).forEach(student -> story.tell(new ProgrammeStarted(student, cohort, day)));
    }

    @Test
    void programme_starts_stand_beside_what_was_planned_for_the_months_of_the_period() {
        plan(Story.ADULT, Route.DEGREE, YearMonth.of(2026, 12), 20);
        start(12, LocalDate.of(2026, 11, 2));
        start(1, LocalDate.of(2026, 10, 31));
        Measures measures = measure(REGION, "lastWeek=2026-W50");
        Measure starts = of(measures, MeasureName.PROGRAMME_STARTS);
        assertThat(told(starts.total())).isEqualTo(" 11/20");
        assertThat(by(starts, "profession")).containsExactly("NUR-ADULT 11/20");
        assertThat(by(starts, "route")).containsExactly("DEGREE 11/20");
        Actor south = new Actor("south", Role.UNIVERSITY, Optional.of(story.university("South")));
        assertThat(told(of(measure(south), MeasureName.PROGRAMME_STARTS).total()))
                .isEqualTo(" 0/0");
        Actor provider = new Actor("trust", Role.PROVIDER, Optional.of(trust));
        assertThat(measure(provider).measures())
                .extracting(Measure::name)
                .doesNotContain(MeasureName.PROGRAMME_STARTS, MeasureName.FORECAST_GAP);
    }

    @Test
    void programme_starts_are_compared_with_as_many_months_and_not_with_an_intake_that_the_period_has_not() {
        start(7, LocalDate.of(2025, 5, 5));
        students.subList(7, 14)
                .forEach(student -> story.tell(new ProgrammeStarted(student, cohort, LocalDate.of(2024, 4, 8))));
        students.subList(14, 30)
                .forEach(student -> story.tell(new ProgrammeStarted(student, cohort, LocalDate.of(2024, 9, 2))));
        assertThat(startsBefore("2025-W16", "2025-W35")).as("April to August").isEqualTo(7);
        assertThat(startsBefore("2025-W16", "2025-W36"))
                .as("April to September")
                .isEqualTo(23);
        assertThat(startsBefore("2025-W16", "2025-W35", "baseline=2024-W20"))
                .as("May to September")
                .isEqualTo(16);
    }

    @Test
    void the_months_a_year_before_are_the_same_ones_though_52_weeks_are_a_day_or_two_less() {
        start(6, LocalDate.of(2023, 12, 4));
        assertThat(startsBefore("2025-W01", "2025-W02"))
                .as("December 2024 and January 2025")
                .isEqualTo(6);
    }

    private long startsBefore(String first, String last, String... more) {
        List<String> parameters = new ArrayList<>(List.of("firstWeek=" + first, "lastWeek=" + last));
        parameters.addAll(List.of(more));
        Figure starts = of(measure(REGION, parameters.toArray(String[]::new)), MeasureName.PROGRAMME_STARTS)
                .total();
        return starts.baseline().orElseThrow().numerator();
    }

    @Test
    void who_left_is_counted_among_those_whose_programme_ended_by_reason() {
        start(12, LocalDate.of(2026, 9, 21));
        LocalDate day = LocalDate.of(2026, 11, 24);
        students.subList(0, 5).forEach(student -> story.tell(new ProgrammeCompleted(student, cohort, day)));
        students.subList(5, 11)
                .forEach(student -> story.tell(
                        new ProgrammeLeft(student, cohort, day, SealedReason.of(ReasonCode.STUDENT_INTERRUPTED))));
        story.tell(new ProgrammeLeft(students.get(11), cohort, day, SealedReason.of(ReasonCode.STUDENT_ILLNESS)));
        Measure ended = of(measure(REGION), MeasureName.DID_NOT_COMPLETE);
        assertThat(told(ended.total())).isEqualTo(" 7/12");
        assertThat(by(ended, "reason")).containsExactly("STUDENT_INTERRUPTED suppressed", "STUDENT_ILLNESS suppressed");
        Actor own = new Actor("north", Role.UNIVERSITY, Optional.of(north));
        assertThat(by(of(measure(own), MeasureName.DID_NOT_COMPLETE), "reason"))
                .containsExactly("STUDENT_INTERRUPTED 6/12", "STUDENT_ILLNESS 1/12");
    }

    @Test
    void the_forecast_gap_is_what_is_needed_beyond_what_is_posted_week_by_week() {
        // 30 students need two weeks; 20 places are posted in each
        Measure gap = of(measure(REGION, "profession=NUR-ADULT"), MeasureName.FORECAST_GAP);
        assertThat(told(gap.total())).isEqualTo(" 20/60");
        assertThat(by(gap, "week")).containsExactly(FIRST + " 10/30", FIRST.plus(1) + " 10/30");
    }

    @Test
    void planned_students_without_a_cohort_need_next_year_what_this_years_cohort_needs() {
        YearMonth intake =
                story.market().cohorts().find(cohort).orElseThrow().programme().intake();
        plan(Story.ADULT, Route.DEGREE, intake.plusYears(1), 45);
        String[] nextYear = {"profession=NUR-ADULT", "firstWeek=" + FIRST.plus(52), "lastWeek=" + FIRST.plus(53)};
        assertThat(told(of(measure(REGION, nextYear), MeasureName.FORECAST_GAP).total()))
                .isEqualTo(" 90/90");
        // as much though this year's students are forgotten when they are done
        students.forEach(student -> story.tell(
                new StudentTakenOffCohort(cohort, student, FIRST.plus(2).monday())));
        assertThat(told(of(measure(REGION, nextYear), MeasureName.FORECAST_GAP).total()))
                .isEqualTo(" 90/90");
        // a cohort of theirs is counted instead
        assertThat(told(of(measure(REGION, "profession=NUR-ADULT"), MeasureName.FORECAST_GAP)
                        .total()))
                .isEqualTo(" 20/60");
    }

    @Test
    void a_care_system_has_a_forecast_gap_of_the_universities_and_areas_that_lie_there() {
        // North lies nowhere that is known
        assertThat(told(of(measure(REGION, "icb=" + Story.SHROPSHIRE), MeasureName.FORECAST_GAP)
                        .total()))
                .isEqualTo(" 0/0");
        assertThat(told(of(measure(REGION, "icb=" + Story.SHROPSHIRE), MeasureName.STILL_TO_PLACE)
                        .total()))
                .isEqualTo(" 0/0");
        OrganisationId there = story.ids().organisation();
        story.tell(new OrganisationAdded(
                there,
                new Organisation(
                        "There",
                        Set.of(OrganisationRole.EDUCATION_PROVIDER),
                        Ownership.EDUCATION,
                        Setting.UNIVERSITY,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Story.SHROPSHIRE),
                        Optional.of("Exampleton"),
                        Optional.empty())));
        story.cohort(there, Story.ADULT, 25, TWO_WEEKS);
        assertThat(told(of(measure(REGION, "icb=" + Story.SHROPSHIRE), MeasureName.FORECAST_GAP)
                        .total()))
                .isEqualTo(" 10/50");
    }
}
