package io.placemarket.marketplace.demonstration.plan;

import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.plan.PlannedStarts;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who started a programme, and what the region planned: somewhat more than came this year, and more again for the next. */
final class ProgrammePlanner {
    /** Programmes begin when the freshers' weeks are over. */
    private static final int FIRST_DAY = 22;

    private static final int GROWTH_PERCENT = 6;

    private final Times times;
    private final Chance chance;

    ProgrammePlanner(long seed, Times times) {
        this.times = times;
        this.chance = new Chance(seed, "programmes");
    }

    /** In the last days before the start. */
    List<Intent> intents(List<PlannedCohort> cohorts) {
        return Stream.concat(plans(cohorts).stream(), cohorts.stream().flatMap(cohort -> start(cohort).stream()))
                .toList();
    }

    private List<Intent> start(PlannedCohort cohort) {
        LocalDate day = cohort.programme().intake().atDay(FIRST_DAY);
        List<StudentId> students =
                cohort.students().stream().map(Intent.PlannedStudent::student).toList();
        return day.isBefore(times.today().minusWeeks(1))
                ? List.of(new Intent.StartProgrammes(cohort.id(), cohort.university(), students, day))
                : List.of();
    }

    /** Those who come in one month to one university. */
    private record Kind(OrganisationId university, ProfessionCode profession, Route route, YearMonth start) {
        static Kind of(PlannedCohort cohort) {
            Programme programme = cohort.programme();
            return new Kind(cohort.university(), programme.profession(), programme.route(), programme.intake());
        }

        Intent.PlannedLine line(int later, int number) {
            return new Intent.PlannedLine(
                    university,
                    new PlannedStarts(profession, LearnerLevel.YEAR_1, route, start.plusYears(later), number));
        }
    }

    private List<Intent> plans(List<PlannedCohort> cohorts) {
        Map<Kind, Integer> sizes = new LinkedHashMap<>();
        cohorts.stream()
                .filter(cohort -> cohort.programme().level() == LearnerLevel.YEAR_1)
                .forEach(cohort ->
                        sizes.merge(Kind.of(cohort), cohort.programme().size(), Integer::sum));
        SortedMap<Integer, List<Intent.PlannedLine>> byYear = new TreeMap<>();
        sizes.forEach((kind, size) -> {
            int planned = size + chance.between(0, 4);
            int year = PlannedStarts.academicYear(kind.start());
            byYear.computeIfAbsent(year, first -> new ArrayList<>()).add(kind.line(0, planned));
            byYear.computeIfAbsent(year + 1, next -> new ArrayList<>())
                    .add(kind.line(1, planned + Math.ceilDiv(planned * GROWTH_PERCENT, 100)));
        });
        List<Intent> plans = new ArrayList<>();
        byYear.forEach((year, lines) -> plans.add(new Intent.SetPlans(year, lines)));
        return plans;
    }
}
