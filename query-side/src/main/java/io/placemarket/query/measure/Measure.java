package io.placemarket.query.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * A measure: all together and in parts.
 *
 * @param definition what is divided by what
 * @param unit what is counted
 */
public record Measure(
        MeasureName name, String title, String definition, String unit, Figure total, List<Breakdown> breakdowns) {
    /** What parts that are weeks are called. */
    static final String WEEK = "week";
    /** What parts are called that share one denominator. */
    static final String REASON = "reason";

    public Measure {
        breakdowns = List.copyOf(breakdowns);
    }

    static Measure of(MeasureName name, Figure total, List<Breakdown> breakdowns) {
        return new Measure(name, name.title(), name.definition(), name.unit(), total, breakdowns);
    }

    /** The same beside what it was in the baseline weeks; parts that are weeks have no counterpart there. */
    Measure since(Measure before) {
        List<Breakdown> both = new ArrayList<>();
        for (int i = 0; i < breakdowns.size(); i++) {
            Breakdown breakdown = breakdowns.get(i);
            both.add(
                    breakdown.by().equals(WEEK)
                            ? breakdown
                            : breakdown.since(before.breakdowns().get(i)));
        }
        return new Measure(name, title, definition, unit, total.since(before.total()), both);
    }

    /**
     * The same with counts of people rounded, all together from its own exact number and not from the rounded parts.
     *
     * @param nearest the multiple in students or allocations
     * @param weeks of the period: in student-weeks one student is up to so many, so the multiple is so much larger
     */
    Measure rounded(int nearest, int weeks) {
        if (!name.countsPeople() && !name.countsTheirWeeks()) {
            return this;
        }
        long step = name.countsTheirWeeks() ? (long) nearest * weeks : nearest;
        return new Measure(
                name,
                title,
                definition,
                unit,
                total.rounded(step),
                breakdowns.stream()
                        .map(breakdown -> breakdown.rounded(
                                breakdown.by().equals(WEEK) ? nearest : step,
                                breakdown.by().equals(REASON)))
                        .toList());
    }

    /**
     * The same without counts of fewer people than the threshold, where people or their weeks are counted.
     *
     * @param weeks of the period: in student-weeks one student is up to so many, so the threshold is so much higher
     */
    Measure suppressed(int threshold, int weeks) {
        if (!name.countsPeople() && !name.countsTheirWeeks()) {
            return this;
        }
        long fewest = name.countsTheirWeeks() ? (long) threshold * weeks : threshold;
        return new Measure(
                name,
                title,
                definition,
                unit,
                total.isBelow(fewest) ? total.withheld() : total,
                breakdowns.stream()
                        .map(breakdown -> breakdown.suppressed(breakdown.by().equals(WEEK) ? threshold : fewest))
                        .toList());
    }
}
