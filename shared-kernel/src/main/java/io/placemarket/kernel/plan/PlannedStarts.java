package io.placemarket.kernel.plan;

import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.Month;
import java.time.YearMonth;

/**
 * So many students of one kind are to start a programme.
 *
 * @param level at which they start
 * @param start the month
 * @param number 0 to {@value #MOST}
 */
public record PlannedStarts(ProfessionCode profession, LearnerLevel level, Route route, YearMonth start, int number) {
    public static final int MOST = 5_000;

    /** The year in which the academic year of a month begins: on 1 August. */
    public static int academicYear(YearMonth month) {
        return month.getMonthValue() < Month.AUGUST.getValue() ? month.getYear() - 1 : month.getYear();
    }
}
