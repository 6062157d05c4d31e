package io.placemarket.query.measure;

import java.util.List;

/**
 * A measure: all together and in parts.
 *
 * @param definition what is divided by what
 * @param unit what is counted
 */
public record Measure(
        MeasureName name, String title, String definition, String unit, Figure total, List<Breakdown> breakdowns) {
    public Measure {
        breakdowns = List.copyOf(breakdowns);
    }

    static Measure of(MeasureName name, Figure total, List<Breakdown> breakdowns) {
        return new Measure(name, name.title(), name.definition(), name.unit(), total, breakdowns);
    }

    /** The same without counts of fewer people than the threshold, where people are counted. */
    Measure suppressed(int threshold) {
        if (!name.countsPeople()) {
            return this;
        }
        return new Measure(
                name,
                title,
                definition,
                unit,
                total.isBelow(threshold) ? total.withheld() : total,
                breakdowns.stream()
                        .map(breakdown -> breakdown.suppressed(threshold))
                        .toList());
    }
}
