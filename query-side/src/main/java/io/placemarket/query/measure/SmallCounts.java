package io.placemarket.query.measure;

/**
 * How others than the organisations concerned are told counts of people.
 *
 * @param smallest what is small, and to what counts are rounded; 1 tells everything
 */
public record SmallCounts(Rule rule, int smallest) {
    /** @throws IllegalArgumentException where it is not positive */
    public SmallCounts {
        if (smallest < 1) {
            throw new IllegalArgumentException("the smallest count is %d; at least 1".formatted(smallest));
        }
    }

    /** What becomes of them. */
    public enum Rule {
        /** Every count is told as the nearest multiple: answers taken one from the other tell nothing exact either. */
        ROUND,
        /** Small ones are left out, the others are exact: answers taken one from the other may tell a small one. */
        SUPPRESS
    }

    /** Whether others are told every count as it is. */
    boolean tellsEverything() {
        return smallest == 1;
    }

    /** The fewest student-weeks that are not small, where they are in so many weeks: in them one student is up to so many. */
    public int smallest(int weeks) {
        return smallest * weeks;
    }

    /** Student-weeks in so many weeks as others are told them, where they are not small. */
    public int told(int studentWeeks, int weeks) {
        int step = smallest(weeks);
        return rule == Rule.ROUND && !tellsEverything() ? (studentWeeks + step / 2) / step * step : studentWeeks;
    }

    /** A measure as others are told it. */
    Measure applied(Measure measure, int weeks) {
        if (tellsEverything()) {
            return measure;
        }
        return rule == Rule.ROUND ? measure.rounded(smallest, weeks) : measure.suppressed(smallest, weeks);
    }
}
