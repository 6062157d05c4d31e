package io.placemarket.kernel.cohort;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.YearMonth;

/**
 * What a cohort studies and when it must be placed.
 *
 * @param name the programme, in the university's words
 * @param intake the month it began
 * @param size how many students are expected, 1 to {@value #MOST_STUDENTS}; those enrolled count where they are more
 * @param weeks the weeks each of its students must be placed
 */
public record Programme(
        String name,
        ProfessionCode profession,
        LearnerLevel level,
        Route route,
        Attendance attendance,
        YearMonth intake,
        int size,
        WeekSet weeks) {
    public static final int MOST_STUDENTS = 2_000;
}
