package io.placemarket.query.board;

import java.util.Comparator;
import java.util.List;

/**
 * A row of a board.
 *
 * @param key a profession's code, a care board's ODS code, a sector, a mode or a supervision model
 * @param label the same as people read it
 * @param cells one a week
 */
public record BoardRow(String key, String label, List<BoardCell> cells) {
    /** The most students without a place first, then the fewest places left, then by name. */
    static final Comparator<BoardRow> WORST_FIRST = Comparator.comparingInt(BoardRow::shortage)
            .thenComparingInt(BoardRow::gaps)
            .reversed()
            .thenComparing(BoardRow::label);

    public BoardRow {
        cells = List.copyOf(cells);
    }

    private int shortage() {
        return cells.stream().mapToInt(cell -> Math.max(0, cell.gap())).sum();
    }

    private int gaps() {
        return cells.stream().mapToInt(BoardCell::gap).sum();
    }
}
