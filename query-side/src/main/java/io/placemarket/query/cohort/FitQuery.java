package io.placemarket.query.cohort;

import io.placemarket.kernel.offer.Mode;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.PageRequest;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which offers fit a cohort; of each filter, nothing means all.
 *
 * @param minFree that many places must be free in each of the weeks
 * @param weeks how many consecutive weeks are wanted; nothing: all weeks the offer shares with the cohort
 * @param filled also in weeks in which nobody of the cohort is still to place
 */
public record FitQuery(
        Set<String> icbs, Set<Mode> modes, int minFree, OptionalInt weeks, boolean filled, PageRequest page) {
    private static final int MOST_FREE = 500;
    private static final int MOST_WEEKS = 104;

    public static FitQuery of(Filters filters) {
        return new FitQuery(
                filters.icbs("icb"),
                filters.anyOf("mode", Mode.class),
                filters.number("minFree", 1, MOST_FREE).orElse(1),
                filters.number("weeks", 1, MOST_WEEKS),
                filters.yes("filled"),
                PageRequest.of(filters, "fits"));
    }
}
