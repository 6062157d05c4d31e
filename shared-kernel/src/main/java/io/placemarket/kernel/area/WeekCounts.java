package io.placemarket.kernel.area;

import io.placemarket.kernel.calendar.Week;
import java.util.Arrays;

/** A whole number for every week, 0 where nothing was added; grows with the span of weeks used. */
final class WeekCounts {
    private int base;
    private int[] counts = {};

    int at(Week week) {
        int index = week.number() - base;
        return index < 0 || index >= counts.length ? 0 : counts[index];
    }

    void add(Week week, int heads) {
        reach(week.number());
        counts[week.number() - base] += heads;
    }

    private void reach(int number) {
        if (counts.length == 0) {
            base = number;
            counts = new int[1];
        } else if (number < base) {
            int[] wider = new int[counts.length + base - number];
            System.arraycopy(counts, 0, wider, base - number, counts.length);
            counts = wider;
            base = number;
        } else if (number >= base + counts.length) {
            counts = Arrays.copyOf(counts, number - base + 1);
        }
    }
}
