package io.placemarket.marketplace.demonstration.plan;

import java.util.EnumSet;
import java.util.Set;

/**
 * A stretch of the year in which cohorts are placed, in weeks from the one of the first start. The shares are what gives the board its
 * shape: the past is told, the present full, the next block being filled, the one after it being posted.
 */
enum Block {
    PAST(-24, -29, -28, -27, -26, 1.0, 0.95, 0),
    CURRENT(-7, -18, -12, -11, -8, 0.95, 0.94, 0),
    NEXT(6, -9, -2, -6, 0, 0.95, 0.58, 0.14),
    LATER(19, -3, -1, -1, 0, 0.5, 0.05, 0.10);

    /** The first cohorts begin then, the second wave {@link #WAVE} weeks later. */
    final int start;

    final int postedFrom;
    final int postedTo;
    final int bookedFrom;
    final int bookedTo;
    /** Of the places that are needed at a supply of 1, how many are posted by now. */
    final double posted;
    /** Of each cohort, how many are placed by now where there is room. */
    final double placed;
    /** Of each cohort, for how many places are held by now where there is room. */
    final double held;

    static final int WAVE = 3;
    /** The second wave of cohorts still fits into an offer that began with the first and lasts so much longer. */
    static final int MARGIN = 3;

    Block(
            int start,
            int postedFrom,
            int postedTo,
            int bookedFrom,
            int bookedTo,
            double posted,
            double placed,
            double held) {
        this.start = start;
        this.postedFrom = postedFrom;
        this.postedTo = postedTo;
        this.bookedFrom = bookedFrom;
        this.bookedTo = bookedTo;
        this.posted = posted;
        this.placed = placed;
        this.held = held;
    }

    /** The blocks a cohort has: the further it is, the more lies behind it. Every other first year is planned further ahead. */
    static Set<Block> ofYear(int year, boolean aheadOfTime) {
        return switch (year) {
            case 1 -> aheadOfTime ? EnumSet.of(NEXT, LATER) : EnumSet.of(NEXT);
            case 2 -> EnumSet.of(CURRENT, NEXT);
            default -> EnumSet.of(PAST, CURRENT, NEXT);
        };
    }
}
