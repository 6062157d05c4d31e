package io.placemarket.query.board;

import io.placemarket.kernel.calendar.Week;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A board as of one position.
 *
 * @param position what it reflects
 * @param at when that was written
 * @param rows what its rows are, such as {@code profession}
 * @param items rows that hold anything, worst gap first
 * @param total all areas together; not the sum of the rows
 * @param notes what a reader must know
 */
public record BoardSnapshot(
        long position,
        Instant at,
        String rows,
        List<Week> weeks,
        List<BoardRow> items,
        List<BoardCell> total,
        List<String> notes) {
    private static final String NOT_ADDITIVE =
            "Rows do not add up to the total: offers to different professions may be alternatives for the same places.";
    private static final String WHOLE_COHORTS =
            "Still to place counts whole cohorts, wherever they might go; the filters narrow only the places.";

    static BoardSnapshot of(BoardQuery query, long position, Instant at, List<BoardRow> items, List<BoardCell> total) {
        return new BoardSnapshot(
                position,
                at,
                query.rows().name().toLowerCase(Locale.ROOT),
                query.columns(),
                items,
                total,
                query.narrowsPlaces() ? List.of(NOT_ADDITIVE, WHOLE_COHORTS) : List.of(NOT_ADDITIVE));
    }
}
