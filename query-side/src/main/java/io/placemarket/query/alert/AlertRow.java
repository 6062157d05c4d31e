package io.placemarket.query.alert;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.AlertId;
import io.placemarket.kernel.watch.AlertTerms;
import java.util.List;

/**
 * A standing alert as it is now.
 *
 * @param told in a sentence
 * @param raised whether in any of its weeks its figure is beyond its number for certain
 * @param crossed those weeks
 * @param unsure weeks in which fewer places were found free than its number, but not every way to fill the areas was tried: at least so many
 *     are free, perhaps enough; they raise nothing
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

    /** What its figure is in a week. */
    public record Count(Week week, int count) {}

    /** Whether it shows the same weeks with the same numbers. */
    boolean showsTheSameAs(AlertRow other) {
        return crossed.equals(other.crossed) && unsure.equals(other.unsure);
    }
}
