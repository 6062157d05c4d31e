package io.placemarket.command.cohort;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.WeekdayCounts;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.CohortCeiling;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.refusal.CapacityRefusal.CohortCeilingReached;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** What makes a cohort acceptable; the ranges stand with {@link Programme}. */
final class CohortRules {
    private CohortRules() {}

    static void check(Programme programme) {
        if (!ReferenceData.shipped().knows(programme.profession())) {
            throw invalid(
                    "profession", programme.profession(), "a profession of the reference data, such as NUR-ADULT");
        }
        if (programme.size() < 1 || programme.size() > Programme.MOST_STUDENTS) {
            throw invalid("size", programme.size(), "a whole number from 1 to " + Programme.MOST_STUDENTS);
        }
        if (programme.weeks().isEmpty() || programme.weeks().size() > WeekSet.MOST) {
            throw invalid("weeks", programme.weeks().size() + " weeks", "1 to " + WeekSet.MOST + " weeks");
        }
    }

    /** A cohort stays what it was made as: everything that was booked for it rests on that. */
    static void checkSame(Programme made, Programme said) {
        same("programme", made, said, Programme::name);
        same("profession", made, said, Programme::profession);
        same("level", made, said, Programme::level);
        same("route", made, said, Programme::route);
        same("attendance", made, said, Programme::attendance);
        same("intake", made, said, Programme::intake);
        same("size", made, said, Programme::size);
        same("weeks", made, said, Programme::weeks);
    }

    private static void same(String field, Programme made, Programme said, Function<Programme, Object> member) {
        if (!member.apply(made).equals(member.apply(said))) {
            throw invalid(
                    field,
                    member.apply(said),
                    member.apply(made) + ", as the cohort was made; a table changes no cohort, and without its"
                            + " identifier the row makes another");
        }
    }

    static void checkSize(int students) {
        if (students > Programme.MOST_STUDENTS) {
            throw invalid("reference", students + " students", "at most " + Programme.MOST_STUDENTS + " in a cohort");
        }
    }

    /**
     * Refuses so many more places in each of the weeks where one of them has not so many left below the ceiling.
     *
     * @param students how many the cohort has in a week
     * @throws io.placemarket.kernel.problem.RefusedException {@code cohort-ceiling}
     */
    static void checkCeiling(
            ToIntFunction<Week> students, WeekdayCounts taken, int more, WeekSet weeks, Weekdays days) {
        Week fullest = weeks.stream()
                .min(Comparator.comparingInt(
                        week -> CohortCeiling.of(students.applyAsInt(week)) - taken.on(days, week)))
                .orElseThrow();
        int ceiling = CohortCeiling.of(students.applyAsInt(fullest));
        int there = taken.on(days, fullest);
        if (there + more > ceiling) {
            throw new CohortCeilingReached(fullest, ceiling, there, students.applyAsInt(fullest), more).thrown();
        }
    }

    private static RuntimeException invalid(String field, Object value, String accepted) {
        return Problem.invalid(field, String.valueOf(value), accepted).refused();
    }
}
