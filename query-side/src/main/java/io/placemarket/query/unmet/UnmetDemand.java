package io.placemarket.query.unmet;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.reference.ProfessionCode;
import java.util.List;
import java.util.OptionalInt;

/**
 * Students still to place in weeks in which no open offer that suits them has a free place, anywhere in the market.
 *
 * @param studentWeeks those of all rows that are shown; absent where none is
 * @param suppressed in how many professions' weeks some care systems are not told apart, nor counted in the sum, whichever care systems are asked for
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
                    + " free place. They are counted where their university lies. Outside the organisations concerned, care systems with fewer than the smallest count of a"
                    + " profession in a week are not told apart, nor others beside them from which they could be reckoned; they are not counted in the sum.";

    /** What several care systems are called together. */
    public static final String NOT_TOLD_APART = "Care systems not told apart";

    /**
     * A profession's students of one board in one week.
     *
     * @param icb the ODS code of the integrated care board in which their university lies; empty where it is not known, or where several are not told
     *     apart
     * @param students absent where several are not told apart
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
