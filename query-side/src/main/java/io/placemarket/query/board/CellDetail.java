package io.placemarket.query.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.placemarket.kernel.calendar.Week;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A cell of a board: all its figures explained, and what is behind one of them.
 *
 * @param position what it reflects
 * @param at when that was written
 * @param asOf the moment that was asked for; absent where the cell is of now
 * @param rows what the board's rows are
 * @param columns what its columns are
 * @param row the row's key; absent for all rows together
 * @param column the column's key; absent for all columns together
 * @param label which cell it is, in words
 * @param unit students in one week, student-weeks in several
 * @param weeks those it counts
 * @param figures all that such a cell tells
 * @param measure the one whose parts follow
 * @param value that figure: the sum of all its parts
 * @param items its parts, the largest first
 * @param next the cursor of the next page, where there is one; while the market changes, a part that moves may be met twice or not at all
 * @param compared how it differs from another moment, where one was named
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record CellDetail(
        long position,
        Instant at,
        Optional<Instant> asOf,
        String rows,
        String columns,
        Optional<String> row,
        Optional<String> column,
        String label,
        String unit,
        List<Week> weeks,
        List<CellFigure> figures,
        String measure,
        int value,
        List<CellPart> items,
        Optional<String> next,
        Optional<CellCompared> compared) {
    /** The same beside another moment. */
    CellDetail comparedWith(CellCompared other) {
        return new CellDetail(
                position,
                at,
                asOf,
                rows,
                columns,
                row,
                column,
                label,
                unit,
                weeks,
                figures,
                measure,
                value,
                items,
                next,
                Optional.of(other));
    }
}
