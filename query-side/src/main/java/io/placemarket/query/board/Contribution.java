package io.placemarket.query.board;

import java.util.Map;

/**
 * What one area, cohort or profession adds to a board: all measures of one bucket after the other, for each slice. The arrays are not changed
 * once they are here.
 */
final class Contribution {
    static final Contribution NOTHING = new Contribution(Map.of());
    private static final int[] NONE = new int[0];

    private final Map<Slice, int[]> slices;

    Contribution(Map<Slice, int[]> slices) {
        this.slices = slices;
    }

    Map<Slice, int[]> slices() {
        return slices;
    }

    /** What it adds to a slice; an empty array where nothing. */
    int[] to(Slice slice) {
        return slices.getOrDefault(slice, NONE);
    }

    boolean isNothing() {
        return slices.isEmpty();
    }
}
