package io.placemarket.kernel.plan;

import java.time.Month;
import java.time.YearMonth;

/** A university's term, by the month in which programmes commonly start in it. */
public enum Term {
    AUTUMN(Month.SEPTEMBER),
    SPRING(Month.JANUARY),
    SUMMER(Month.APRIL);

    private final Month begins;

    Term(Month begins) {
        this.begins = begins;
    }

    /** The month in which the term of a calendar year begins. */
    public YearMonth in(int calendarYear) {
        return YearMonth.of(calendarYear, begins);
    }
}
