package io.placemarket.query.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.AlertId;
import io.placemarket.kernel.watch.AlertTerms;
import java.util.List;
import java.util.OptionalInt;

/**
 * A standing alert as it is now.
 *
 * @param told in a sentence
 * @param raised whether in any of its weeks its figure is beyond its number for certain
 * @param crossed those weeks
 * @param unsure weeks in which fewer places were found free than its number, but not every way to fill the areas was tried and as many might
 *     be: they raise nothing
 */
public record AlertRow(
        AlertId alert,
        String told,
        @JsonUnwrapped AlertTerms terms,
        boolean raised,
        List<Count> crossed,
        List<Count> unsure) {
    public AlertRow {
        crossed = List.copyOf(crossed);
        unsure = List.copyOf(unsure);
    }

    /**
     * What its figure is in a week.
     *
     * @param atMost no more than that, where not every way to fill the areas was tried and the count is so many at least; absent where it is exact
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Count(Week week, int count, OptionalInt atMost) {
        static Count between(Week week, int atLeast, int atMost) {
            return new Count(week, atLeast, atLeast == atMost ? OptionalInt.empty() : OptionalInt.of(atMost));
        }
    }

    /** Whether it shows the same weeks with the same numbers. */
    boolean showsTheSameAs(AlertRow other) {
        return crossed.equals(other.crossed) && unsure.equals(other.unsure);
    }
}
