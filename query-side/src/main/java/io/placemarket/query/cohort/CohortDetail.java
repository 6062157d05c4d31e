package io.placemarket.query.cohort;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A cohort, week by week.
 *
 * @param byWeek the weeks it must be placed
 */
public record CohortDetail(@JsonUnwrapped CohortRow cohort, List<CohortWeek> byWeek, long position, long revision) {
    public CohortDetail {
        byWeek = List.copyOf(byWeek);
    }
}
