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
 * @param raised whether in any of its weeks fewer are free than its threshold
 * @param low those weeks
 */
public record AlertRow(
        AlertId alert, String told, @JsonUnwrapped AlertTerms terms, boolean raised, List<Low> low) {
    /** A week with so many free. */
    public record Low(Week week, int free) {}
}
