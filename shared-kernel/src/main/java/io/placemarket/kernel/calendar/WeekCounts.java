package io.placemarket.kernel.calendar;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A whole number for every week, 0 where nothing was added; grows with the span of weeks used. Not thread-safe. */
public final class WeekCounts {
    /** Weeks are mostly told one after the other. */
    private static final int SPARE = 5;

    private int base;
    private int[] counts = {};

    /** 0 for every week. */
    public WeekCounts() {}

    /** The same numbers, to be changed apart from those. */
    public WeekCounts(WeekCounts others) {
        this.base = others.base;
        this.counts = others.counts.clone();
    }

    /** The number of that week. */
    public int at(Week week) {
        int index = week.number() - base;
        return index < 0 || index >= counts.length ? 0 : counts[index];
    }

    /** Changes the number of that week by so many. */
    public void add(Week week, int change) {
        reach(week.number());
        counts[week.number() - base] += change;
    }

    /** Whether any week from that one on has another number than 0. */
    public boolean anyFrom(Week week) {
        return IntStream.range(Math.max(0, week.number() - base), counts.length).anyMatch(index -> counts[index] != 0);
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
            counts = Arrays.copyOf(counts, number - base + 1 + SPARE);
        }
    }
}
