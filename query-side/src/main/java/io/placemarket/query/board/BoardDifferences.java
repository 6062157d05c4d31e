package io.placemarket.query.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.query.board.Placed.Label;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a board differs from what it was at another moment.
 *
 * @param position what the other reflects
 * @param at when that was written
 * @param cells those of rows that differ
 * @param total those of all rows together that differ
 */
public record BoardDifferences(long position, Instant at, List<Difference> cells, List<Difference> total) {
    public BoardDifferences {
        cells = List.copyOf(cells);
        total = List.copyOf(total);
    }

    /**
     * A cell that differs.
     *
     * @param row whose; nothing in the total
     * @param label the row's name; nothing in the total
     * @param week where columns are weeks
     * @param column where columns are not weeks; nothing of all columns together
     * @param columnLabel the column's name
     * @param was at the other moment
     * @param is on the board
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Difference(
            Optional<String> row,
            Optional<String> label,
            Optional<Week> week,
            Optional<String> column,
            Optional<String> columnLabel,
            BoardCell was,
            BoardCell is) {
        /** The key of its column, whatever columns are. */
        public Optional<String> columnKey() {
            return week.map(Week::toString).or(() -> column);
        }

        private static Difference of(boolean weeks, Placed placed, BoardCell was, BoardCell is) {
            return new Difference(
                    placed.row().map(Label::key),
                    placed.row().map(Label::label),
                    placed.column().filter(it -> weeks).map(Label::key).map(Week::parse),
                    placed.column().filter(it -> !weeks).map(Label::key),
                    placed.column().filter(it -> !weeks).map(Label::label),
                    was,
                    is);
        }
    }

    /** Of two boards of the same question; a row or column that one of them lacks counts as empty there. */
    public static BoardDifferences between(BoardSnapshot was, BoardSnapshot is) {
        Map<Slice, BoardCell> before = cells(was);
        Map<Slice, BoardCell> now = cells(is);
        boolean weeks = is.columns().equals(Dimension.WEEK.key());
        Map<Slice, Placed> places = new LinkedHashMap<>();
        Stream.concat(is.placed(), was.placed()).forEach(placed -> places.putIfAbsent(placed.place(), placed));
        List<Difference> cells = new ArrayList<>();
        List<Difference> total = new ArrayList<>();
        places.forEach((place, placed) -> {
            BoardCell nothing = BoardCell.nothingLike(placed.cell());
            BoardCell one = before.getOrDefault(place, nothing);
            BoardCell other = now.getOrDefault(place, nothing);
            if (!one.equals(other)) {
                (place.row().isEmpty() ? total : cells).add(Difference.of(weeks, placed, one, other));
            }
        });
        return new BoardDifferences(was.position(), was.at(), cells, total);
    }

    private static Map<Slice, BoardCell> cells(BoardSnapshot board) {
        Map<Slice, BoardCell> cells = new LinkedHashMap<>();
        board.placed().forEach(placed -> cells.put(placed.place(), placed.cell()));
        return cells;
    }
}
