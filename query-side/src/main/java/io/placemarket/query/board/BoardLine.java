package io.placemarket.query.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.query.board.Placed.Label;
import io.placemarket.query.export.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a board as a line of a file.
 *
 * @param row whose; empty in the total, which is not the sum of the rows
 * @param week where columns are weeks
 * @param column where columns are not weeks; empty of all columns together
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record BoardLine(
        String row,
        String label,
        Optional<Week> week,
        Optional<String> column,
        Optional<String> columnLabel,
        @JsonUnwrapped BoardCell counts) {
    private static final String TOGETHER = "All together";
    private static final List<String> COUNTS = List.of(
            "still_to_place",
            "free",
            "offered",
            "limit",
            "held",
            "allocated",
            "maximum",
            "turns",
            "over_committed",
            "waiting",
            "unmet",
            "free_at_least");

    /** The table of a board with such columns. */
    static Table<BoardLine> table(Dimension columns) {
        List<String> header = new ArrayList<>(
                columns == Dimension.WEEK
                        ? List.of("row", "label", "week")
                        : List.of("row", "label", "column", "column_label"));
        header.addAll(COUNTS);
        return new Table<>("board", header, BoardLine::cells);
    }

    static List<BoardLine> of(BoardSnapshot board) {
        boolean weeks = board.columns().equals(Dimension.WEEK.key());
        return board.placed().map(placed -> of(weeks, placed)).toList();
    }

    private static BoardLine of(boolean weeks, Placed placed) {
        return new BoardLine(
                placed.row().map(Label::key).orElse(""),
                placed.row().map(Label::label).orElse(TOGETHER),
                placed.column().filter(it -> weeks).map(Label::key).map(Week::parse),
                weeks
                        ? Optional.empty()
                        : Optional.of(placed.column().map(Label::key).orElse("")),
                weeks
                        ? Optional.empty()
                        : Optional.of(placed.column().map(Label::label).orElse(TOGETHER)),
                placed.cell());
    }

    private static List<@Nullable Object> cells(BoardLine line) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(line.row());
        cells.add(line.label());
        line.week().map(Week::toString).ifPresent(cells::add);
        line.column().ifPresent(cells::add);
        line.columnLabel().ifPresent(cells::add);
        BoardCell counts = line.counts();
        cells.add(number(counts.stillToPlace()));
        cells.addAll(Stream.of(
                        counts.free(),
                        counts.offered(),
                        counts.limit(),
                        counts.held(),
                        counts.allocated(),
                        counts.maximum(),
                        counts.turns(),
                        counts.overCommitted(),
                        counts.waiting())
                .toList());
        cells.add(number(counts.unmet()));
        cells.add(counts.freeIsAtLeast() ? "yes" : null);
        return cells;
    }

    private static @Nullable Integer number(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }
}
