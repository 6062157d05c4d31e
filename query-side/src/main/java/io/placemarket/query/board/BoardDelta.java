package io.placemarket.query.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.placemarket.kernel.calendar.Week;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The cells of a board that are different now, each as it is, not by how much it changed.
 *
 * @param position what they reflect
 * @param at when that was written
 * @param cells of rows; a row not seen before is new
 * @param total of the total
 */
public record BoardDelta(long position, Instant at, List<Cell> cells, List<Cell> total) {
    /**
     * One of them.
     *
     * @param row whose; nothing in the total
     * @param label the row's name; nothing in the total
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Cell(
            Optional<String> row,
            Optional<String> label,
            Week week,
            @JsonUnwrapped BoardCell counts) {}
}
