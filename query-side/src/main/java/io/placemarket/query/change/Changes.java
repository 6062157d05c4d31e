package io.placemarket.query.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.placemarket.query.board.BoardDifferences.Difference;
import io.placemarket.query.past.Moments;
import java.util.List;
import java.util.Optional;

/**
 * What changed between two moments.
 *
 * @param since the earlier moment
 * @param until the later one
 * @param cells of the board of twelve weeks by profession that differ, as they were and as they are
 * @param total of its total
 * @param items what happened, area by area, demand last
 * @param next the cursor of the next page of items, where there is one
 * @param position what it reflects
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Changes(
        Moments.Place since,
        Moments.Place until,
        List<Difference> cells,
        List<Difference> total,
        List<Change> items,
        Optional<String> next,
        long position) {
    public Changes {
        cells = List.copyOf(cells);
        total = List.copyOf(total);
        items = List.copyOf(items);
    }
}
