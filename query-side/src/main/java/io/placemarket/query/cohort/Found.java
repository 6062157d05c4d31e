package io.placemarket.query.cohort;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.placemarket.kernel.calendar.WeekSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a search for places found.
 *
 * @param weeks in which is searched: every offer found takes so many of them in a row as were asked for, else all of them
 * @param items nearest first where a postcode was given, then the earliest
 * @param count how many offers in all
 * @param facets by filter, how many offers each of its values would leave, the other filters being as they are
 * @param combined where so many students were asked for: sets of offers that together take them
 * @param alternatives where nothing was found: what would find something with one thing changed, other weeks first; two things are changed
 *     only where no one change is enough
 * @param next the cursor of the next page, where there is one
 * @param position what it reflects
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Found(
        WeekSet weeks,
        List<FoundPlace> items,
        int count,
        Map<String, List<Facet>> facets,
        Optional<Combined> combined,
        List<Alternative> alternatives,
        Optional<String> next,
        long position) {
    /** How many offers a filter's value would leave. */
    public record Facet(String value, String label, int count) {}

    /**
     * Another search that finds something.
     *
     * @param what in words
     * @param parameters those to change; empty text means to leave it out
     * @param best its first offer
     */
    public record Alternative(String what, Map<String, String> parameters, int count, FoundPlace best) {}
}
