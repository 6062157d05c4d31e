package io.placemarket.marketplace.demonstration.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionPlanTest {
    private static final Instant SUNDAY = Instant.parse("2026-11-22T01:30:00Z");

    @Test
    void the_same_seed_and_first_start_draw_the_same_region() {
        assertThat(RegionPlan.draw(7, SUNDAY)).isEqualTo(RegionPlan.draw(7, SUNDAY));
    }

    @Test
    void another_seed_draws_another_region() {
        assertThat(RegionPlan.draw(7, SUNDAY).steps())
                .isNotEqualTo(RegionPlan.draw(8, SUNDAY).steps());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-22T01:30:00Z", "2026-11-23T00:05:00Z", "2027-02-17T12:00:00Z", "2027-08-02T08:00:00Z"})
    void whatever_the_day_every_step_could_have_happened(String firstStart) {
        Recount recount = new Recount();
        RegionPlan.draw(RegionPlan.SEED, Instant.parse(firstStart)).steps().forEach(recount::take);

        assertThat(recount.impossible()).isEmpty();
    }

    @Test
    void everything_happened_before_the_first_start_and_in_order() {
        List<Instant> moments = RegionPlan.draw(RegionPlan.SEED, SUNDAY).steps().stream()
                .map(Step::at)
                .toList();

        assertThat(moments).isSorted().allMatch(SUNDAY::isAfter);
    }

    @Test
    void keys_are_never_used_twice() {
        List<Step> steps = RegionPlan.draw(RegionPlan.SEED, SUNDAY).steps();

        assertThat(steps).extracting(Step::key).doesNotHaveDuplicates();
    }

    @Test
    void the_region_has_the_size_of_a_region() {
        List<Step> steps = RegionPlan.draw(RegionPlan.SEED, SUNDAY).steps();

        assertThat(count(steps, Intent.AddOrganisation.class)).isBetween(800L, 900L);
        assertThat(count(steps, Intent.RegisterArea.class)).isBetween(1_400L, 1_600L);
        assertThat(count(steps, Intent.CreateCohort.class)).isEqualTo(90);
        assertThat(count(steps, Intent.PostOffer.class)).isBetween(3_500L, 4_500L);
        assertThat(students(steps)).hasSizeBetween(5_500, 6_500);
        assertThat(count(steps, Intent.PlaceHold.class)).isBetween(100L, 900L);
        assertThat(count(steps, Intent.RequestPlaces.class)).isBetween(12L, 200L);
        assertThat(allocations(steps)).isBetween(6_000L, 10_000L);
        assertThat(count(steps, Intent.WithdrawOffer.class)).isEqualTo(12);
        assertThat(count(steps, Intent.LowerSafeCapacity.class)).isEqualTo(16);
        assertThat(count(steps, Intent.StartProgrammes.class)).isBetween(60L, 90L);
        assertThat(count(steps, Intent.SetPlans.class)).isEqualTo(2);
    }

    @Test
    void there_is_something_of_every_kind_to_look_at_for_the_accounts_too() {
        RegionPlan plan = RegionPlan.draw(RegionPlan.SEED, SUNDAY);
        List<Step> steps = plan.steps();

        assertThat(count(steps, Intent.LeaveProgramme.class)).isBetween(5L, 60L);
        assertThat(count(steps, Intent.CompleteProgramme.class)).isBetween(1L, 60L);
        assertThat(count(steps, Intent.StateAppetite.class)).isEqualTo(30);
        assertThat(count(steps, Intent.RecordLearners.class)).isEqualTo(24);
        assertThat(count(steps, Intent.ReleaseOffer.class)).isEqualTo(2);
        assertThat(count(steps, Intent.CloseOffer.class)).isEqualTo(6);
        assertThat(steps)
                .anyMatch(step -> step.intent() instanceof Intent.PostOffer posted
                        && posted.provider().equals(plan.organisations().trust())
                        && !posted.terms().particulars().shares().isEmpty());
    }

    @Test
    void children_s_nursing_and_radiography_are_short_next_term_while_there_is_room_in_this_one() {
        Recount recount = new Recount();
        RegionPlan.draw(RegionPlan.SEED, SUNDAY).steps().forEach(recount::take);
        Week next = Week.of(LocalDate.of(2026, 11, 22)).plus(10);

        assertThat(shortage(recount, "NUR-CHILD", next)).isPositive();
        assertThat(shortage(recount, "RADIOGRAPHY-DIAGNOSTIC", next)).isPositive();
        assertThat(shortage(recount, "NUR-ADULT", next)).isPositive();
        assertThat(recount.free(new ProfessionCode("NUR-ADULT"), next)).isGreaterThan(50);
        assertThat(shortage(recount, "NUR-ADULT", next.plus(-9))).isNegative();
    }

    @Test
    void some_profession_is_as_good_as_full_in_some_week() {
        Recount recount = new Recount();
        RegionPlan.draw(RegionPlan.SEED, SUNDAY).steps().forEach(recount::take);
        ProfessionCode children = new ProfessionCode("NUR-CHILD");
        Week week = Week.of(LocalDate.of(2026, 11, 22)).plus(10);

        assertThat(recount.free(children, week)).isLessThan(10);
        assertThat(recount.head(children, week)).isGreaterThan(50);
    }

    @Test
    void the_organisations_of_the_accounts_have_something_to_do() {
        RegionPlan plan = RegionPlan.draw(RegionPlan.SEED, SUNDAY);
        var who = plan.organisations();

        assertThat(offersOf(plan, who.trust())).isGreaterThan(50);
        assertThat(offersOf(plan, who.practice())).isPositive();
        assertThat(offersOf(plan, who.hospice())).isPositive();
        assertThat(plan.steps())
                .anyMatch(proposed(allocation -> allocation.university().equals(who.firstUniversity())))
                .anyMatch(proposed(allocation -> allocation.university().equals(who.secondUniversity())));
    }

    private static int shortage(Recount recount, String profession, Week week) {
        ProfessionCode code = new ProfessionCode(profession);
        return recount.stillToPlace(code, week) - recount.free(code, week);
    }

    private static long offersOf(RegionPlan plan, Object provider) {
        return plan.steps().stream()
                .filter(step -> step.intent() instanceof Intent.PostOffer posted
                        && posted.provider().equals(provider))
                .count();
    }

    private static Predicate<Step> proposed(Predicate<Intent.AllocateStudents> wanted) {
        return step -> step.intent() instanceof Intent.AllocateStudents allocated && wanted.test(allocated);
    }

    private static long count(List<Step> steps, Class<?> kind) {
        return steps.stream().filter(step -> kind.isInstance(step.intent())).count();
    }

    private static long allocations(List<Step> steps) {
        return steps.stream()
                .mapToLong(step -> step.intent() instanceof Intent.AllocateStudents allocated
                        ? allocated.allocations().size()
                        : 0)
                .sum();
    }

    private static Set<StudentId> students(List<Step> steps) {
        Set<StudentId> students = new HashSet<>();
        steps.forEach(step -> {
            if (step.intent() instanceof Intent.EnrolStudents enrolled) {
                enrolled.students().forEach(student -> students.add(student.student()));
            }
        });
        return students;
    }
}
