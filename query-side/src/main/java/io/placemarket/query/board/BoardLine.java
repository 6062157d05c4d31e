package io.placemarket.query.board;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.query.export.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a board as a line of a file.
 *
 * @param row whose; empty in the total, which is not the sum of the rows
 */
public record BoardLine(
        String row, String label, Week week, @JsonUnwrapped BoardCell counts) {
    static final Table<BoardLine> TABLE = new Table<>(
            "board",
            List.of("row", "label", "week", "still_to_place", "free", "offered", "limit", "held", "allocated"),
            BoardLine::cells);

    static List<BoardLine> of(BoardSnapshot board) {
        return Stream.concat(
                        lines(board, "", "All together", board.total()),
                        board.items().stream().flatMap(row -> lines(board, row.key(), row.label(), row.cells())))
                .toList();
    }

    private static Stream<BoardLine> lines(BoardSnapshot board, String row, String label, List<BoardCell> cells) {
        return IntStream.range(0, cells.size())
                .mapToObj(index -> new BoardLine(row, label, board.weeks().get(index), cells.get(index)));
    }

    private static List<@Nullable Object> cells(BoardLine line) {
        BoardCell counts = line.counts();
        return Arrays.asList(
                line.row(),
                line.label(),
                line.week().toString(),
                counts.stillToPlace().isPresent() ? counts.stillToPlace().getAsInt() : null,
                counts.free(),
                counts.offered(),
                counts.limit(),
                counts.held(),
                counts.allocated());
    }
}
