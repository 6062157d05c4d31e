package io.placemarket.query.cohort;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Sets of offers that together take so many students, each student whole weeks in one offer.
 *
 * @param students how many were asked for
 * @param atMost how many all offers that match could take together, where that is fewer; else as many as were asked for
 * @param sets the fewest offers first; a set of more offers is named only where all of it is nearer
 */
public record Combined(int students, int atMost, List<Set> sets) {
    public Combined {
        sets = List.copyOf(sets);
    }

    /**
     * Offers that together are enough.
     *
     * @param kilometres to the farthest of them, where distances are known
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Set(List<Part> parts, OptionalDouble kilometres) {
        public Set {
            parts = List.copyOf(parts);
        }
    }

    /** So many students in one of them. */
    public record Part(int students, @JsonUnwrapped FoundPlace place) {}
}
