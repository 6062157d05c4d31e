package io.placemarket.embedded.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an array.
 *
 * @param skip how many elements to leave out; negative: where to begin, counted from the end
 * @param most how many to give at most
 */
record Slice(int skip, int most) {
    /** Reads {@code 2} (the first two), {@code -2} (the last two) or {@code [1, 2]} (two after the first). */
    static Slice of(@Nullable Object asked) {
        if (asked instanceof Number number) {
            return number.intValue() < 0
                    ? new Slice(number.intValue(), Integer.MAX_VALUE)
                    : new Slice(0, number.intValue());
        }
        if (asked instanceof List<?> parts
                && parts.size() == 2
                && parts.get(0) instanceof Number skip
                && parts.get(1) instanceof Number most
                && most.intValue() > 0) {
            return new Slice(skip.intValue(), most.intValue());
        }
        throw Refusal.of(
                28667,
                "Location28667",
                "Invalid $slice syntax: a number, or a number and a positive number, is needed");
    }

    List<?> of(List<?> array) {
        int from = skip < 0 ? Math.max(0, array.size() + skip) : Math.min(skip, array.size());
        return array.subList(from, (int) Math.min(array.size(), (long) from + most));
    }
}
