package io.placemarket.marketplace.demonstration.plan;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who started a programme, and what the region planned: somewhat more than came this year, and more again for the next. */
final class ProgrammePlanner {
    /** Programmes begin when the freshers' weeks are over. */
    private static final int FIRST_DAY = 22;

    private static final int GROWTH_PERCENT = 6;
    /** Nobody ends what has only begun. */
    private static final int LEAST_WEEKS = 8;
    /** Of the cohorts, the share of which somebody left lately. */
    private static final double LEFT = 0.3;

    private static final List<ReasonCode> WHY_LEFT =
            List.of(ReasonCode.STUDENT_LEFT_PROGRAMME, ReasonCode.STUDENT_INTERRUPTED, ReasonCode.STUDENT_ILLNESS);

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

    /** A few left lately; of the third years some have nothing ahead of them and completed. */
    List<Intent> endings(List<PlannedCohort> cohorts, List<PlannedOffer> offers) {
        Set<StudentId> ahead = offers.stream()
                .map(PlannedOffer::area)
                .distinct()
                .flatMap(area -> area.capacity().bookings().stream())
                .filter(booked -> !booked.weeks().from(times.week(-1)).isEmpty())
                .flatMap(booked -> booked.student().stream())
                .collect(Collectors.toSet());
        List<Intent> endings = new ArrayList<>();
        for (PlannedCohort cohort : chance.shuffled(cohorts)) {
            if (started(cohort).isBefore(times.today().minusWeeks(LEAST_WEEKS))) {
                List<StudentId> students = chance.shuffled(students(cohort));
                boolean last = cohort.blocks().containsKey(Block.PAST);
                students.stream()
                        .filter(student -> last && !ahead.contains(student))
                        .limit(1)
                        .forEach(student -> endings.add(new Intent.CompleteProgramme(
                                cohort.id(),
                                cohort.university(),
                                student,
                                times.today().minusWeeks(1))));
                if (chance.happens(LEFT)) {
                    students.stream()
                            .filter(ahead::contains)
                            .limit(1)
                            .forEach(student -> endings.add(new Intent.LeaveProgramme(
                                    cohort.id(),
                                    cohort.university(),
                                    student,
                                    times.today().minusDays(chance.between(2, 6)),
                                    Reason.of(chance.pick(WHY_LEFT)))));
                }
            }
        }
        return endings;
    }

    private static LocalDate started(PlannedCohort cohort) {
        return cohort.programme().intake().atDay(FIRST_DAY);
    }

    private static List<StudentId> students(PlannedCohort cohort) {
        return cohort.students().stream().map(Intent.PlannedStudent::student).toList();
    }

    private List<Intent> start(PlannedCohort cohort) {
        LocalDate day = started(cohort);
        List<StudentId> students = students(cohort);
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
