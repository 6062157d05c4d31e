package io.placemarket.query.board;

import java.util.Map;

/**
 * What one area or cohort adds to a board: all measures of one week after the other, for each row and for the total. The arrays are not
 * changed once they are here.
 */
final class Contribution {
    static final Contribution NOTHING = new Contribution(Map.of(), new int[0]);

    private final Map<String, int[]> rows;
    private final int[] total;

    Contribution(Map<String, int[]> rows, int[] total) {
        this.rows = rows;
        this.total = total;
    }

    Map<String, int[]> rows() {
        return rows;
    }

    int[] total() {
        return total;
    }

    boolean isNothing() {
        return total.length == 0;
    }
}
