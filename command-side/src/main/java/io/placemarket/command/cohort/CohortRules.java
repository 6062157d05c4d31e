package io.placemarket.command.cohort;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ReferenceData;

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

    static void checkSize(int students) {
        if (students > Programme.MOST_STUDENTS) {
            throw invalid("reference", students + " students", "at most " + Programme.MOST_STUDENTS + " in a cohort");
        }
    }

    private static RuntimeException invalid(String field, Object value, String accepted) {
        return Problem.invalid(field, String.valueOf(value), accepted).refused();
    }
}
