package io.placemarket.query.unmet;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.reference.ProfessionCode;
import java.util.List;
import java.util.OptionalInt;

/**
 * Students still to place in weeks in which no open offer that suits them has a free place, anywhere in the market.
 *
 * @param studentWeeks those of all rows that are shown; absent where none is
 * @param suppressed how many rows are not shown, nor counted in the sum, from which they could be reckoned
 */
public record UnmetDemand(
        Week firstWeek,
        Week lastWeek,
        OptionalInt studentWeeks,
        int suppressed,
        List<Row> rows,
        String definition,
        long position) {
    /** What is counted, in words. */
    public static final String DEFINITION =
            "Students still to place in weeks in which no open offer of their profession and level, for all or for their university, has a"
                    + " free place. They are counted where their university lies. Fewer than the smallest count are not shown outside the organisations concerned, nor counted in the"
                    + " sum, from which they could be reckoned.";

    /**
     * A profession's students of one board in one week.
     *
     * @param icb the ODS code of the integrated care board in which their university lies; empty where it is not known
     * @param students absent where they are too few to be shown
     */
    public record Row(
            ProfessionCode profession,
            String professionName,
            String icb,
            String icbName,
            Week week,
            OptionalInt students,
            boolean suppressed) {}
}
