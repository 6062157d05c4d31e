package io.placemarket.query.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.placemarket.kernel.calendar.Week;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How a board differs from what it was at another moment.
 *
 * @param position what the other reflects
 * @param at when that was written
 * @param cells those of rows that differ
 * @param total those of the total that differ
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
     * @param was at the other moment
     * @param is on the board
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Difference(Optional<String> row, Optional<String> label, Week week, BoardCell was, BoardCell is) {}

    /** Of two boards of the same question; a row that one of them lacks counts as empty there. */
    public static BoardDifferences between(BoardSnapshot was, BoardSnapshot is) {
        Map<String, BoardRow> before = rows(was);
        Map<String, BoardRow> now = rows(is);
        List<Difference> cells = new ArrayList<>();
        Stream.concat(is.items().stream(), was.items().stream())
                .map(BoardRow::key)
                .distinct()
                .forEach(key -> {
                    BoardRow one = before.get(key);
                    BoardRow other = now.get(key);
                    BoardRow known = other == null ? one : other;
                    if (known != null) {
                        cells.addAll(differing(
                                Optional.of(known),
                                is.weeks(),
                                one == null ? empty(known) : one.cells(),
                                other == null ? empty(known) : other.cells()));
                    }
                });
        return new BoardDifferences(
                was.position(), was.at(), cells, differing(Optional.empty(), is.weeks(), was.total(), is.total()));
    }

    private static Map<String, BoardRow> rows(BoardSnapshot board) {
        Map<String, BoardRow> rows = new LinkedHashMap<>();
        board.items().forEach(row -> rows.put(row.key(), row));
        return rows;
    }

    private static List<BoardCell> empty(BoardRow like) {
        return like.cells().stream()
                .map(cell -> new BoardCell(
                        0, 0, 0, 0, 0, cell.stillToPlace().isPresent() ? OptionalInt.of(0) : OptionalInt.empty()))
                .toList();
    }

    private static List<Difference> differing(
            Optional<BoardRow> row, List<Week> weeks, List<BoardCell> was, List<BoardCell> is) {
        List<Difference> differing = new ArrayList<>();
        for (int i = 0; i < weeks.size(); i++) {
            if (!was.get(i).equals(is.get(i))) {
                differing.add(new Difference(
                        row.map(BoardRow::key), row.map(BoardRow::label), weeks.get(i), was.get(i), is.get(i)));
            }
        }
        return differing;
    }
}
