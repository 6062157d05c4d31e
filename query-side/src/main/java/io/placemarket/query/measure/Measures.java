package io.placemarket.query.measure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.placemarket.kernel.calendar.Week;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The measures of a period.
 *
 * @param position what they reflect
 * @param asOf the moment that was asked for; absent for now
 * @param firstWeek of the period
 * @param lastWeek of the period
 * @param baseline the first week of the as many weeks with which each is compared
 * @param scope whose numbers they are, in words
 * @param suppressedBelow counts of fewer people are not shown; absent where they are one's own, all are rounded or all are exact
 * @param roundedTo counts of people are the nearest multiples of it, student-weeks of it times the weeks of the period; absent where they are
 *     one's own, small ones are left out or all are exact
 * @param notMeasured what the events cannot tell, and why
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Measures(
        long position,
        Optional<Instant> asOf,
        Week firstWeek,
        Week lastWeek,
        Week baseline,
        String scope,
        Optional<Integer> suppressedBelow,
        Optional<Integer> roundedTo,
        List<Measure> measures,
        List<NotMeasured> notMeasured) {
    public Measures {
        measures = List.copyOf(measures);
        notMeasured = List.copyOf(notMeasured);
    }

    /** Something the market is asked for and cannot tell. */
    public record NotMeasured(String what, String why) {}
}
