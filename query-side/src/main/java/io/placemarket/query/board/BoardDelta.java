package io.placemarket.query.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.query.board.Placed.Label;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The cells of a board that are different now, each as it is, not by how much it changed.
 *
 * @param position what they reflect
 * @param at when that was written
 * @param cells of rows; a row or column not seen before is new
 * @param total of all rows together
 */
public record BoardDelta(long position, Instant at, List<Cell> cells, List<Cell> total) {
    /**
     * One of them.
     *
     * @param row whose; nothing in the total
     * @param label the row's name; nothing in the total
     * @param week where columns are weeks
     * @param column where columns are not weeks; nothing of all columns together
     * @param columnLabel the column's name
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Cell(
            Optional<String> row,
            Optional<String> label,
            Optional<Week> week,
            Optional<String> column,
            Optional<String> columnLabel,
            @JsonUnwrapped BoardCell counts) {
        static Cell of(BoardQuery query, Placed placed) {
            boolean weeks = query.columns() == Dimension.WEEK;
            return new Cell(
                    placed.row().map(Label::key),
                    placed.row().map(Label::label),
                    placed.column().filter(it -> weeks).map(Label::key).map(Week::parse),
                    placed.column().filter(it -> !weeks).map(Label::key),
                    placed.column().filter(it -> !weeks).map(Label::label),
                    placed.cell());
        }
    }
}
