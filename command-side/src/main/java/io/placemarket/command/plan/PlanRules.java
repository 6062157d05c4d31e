package io.placemarket.command.plan;

import io.placemarket.kernel.plan.PlannedStarts;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ReferenceData;
import java.time.Month;
import java.time.YearMonth;

/** What a line of a plan may say. */
final class PlanRules {
    static final int MOST_LINES = 5_000;

    private PlanRules() {}

    static void check(PlannedStarts starts, int year) {
        if (!ReferenceData.shipped().knows(starts.profession())) {
            throw Problem.invalid(
                            "profession",
                            starts.profession().value(),
                            "a profession of the reference data, such as NUR-ADULT")
                    .refused();
        }
        if (PlannedStarts.academicYear(starts.start()) != year) {
            throw Problem.invalid(
                            "start",
                            starts.start().toString(),
                            "a month from %s to %s, or a term of that year"
                                    .formatted(YearMonth.of(year, Month.AUGUST), YearMonth.of(year + 1, Month.JULY)))
                    .refused();
        }
        if (starts.number() < 0 || starts.number() > PlannedStarts.MOST) {
            throw Problem.invalid(
                            "number", String.valueOf(starts.number()), "a whole number from 0 to " + PlannedStarts.MOST)
                    .refused();
        }
    }

    static void checkSize(int lines) {
        if (lines == 0) {
            throw Problem.missing("rows", "at least one line").refused();
        }
        if (lines > MOST_LINES) {
            throw Problem.invalid("rows", lines + " lines", "at most " + MOST_LINES)
                    .refused();
        }
    }
}
