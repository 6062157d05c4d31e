package io.placemarket.query.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row of a board.
 *
 * @param key a week, a profession's code, a care board's ODS code, a sector, a mode, a level or a supervision model
 * @param label the same as people read it
 * @param cells one a column
 * @param all all columns together, counted from the areas, not the sum of the cells; absent where columns are weeks
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record BoardRow(String key, String label, List<BoardCell> cells, Optional<BoardCell> all) {
    /** The most students without a place first, then the fewest places left, then by name. */
    static final Comparator<BoardRow> WORST_FIRST = Comparator.comparingInt(BoardRow::shortage)
            .thenComparingInt(BoardRow::gaps)
            .reversed()
            .thenComparing(BoardRow::label);

    static final Comparator<BoardRow> BY_KEY = Comparator.comparing(BoardRow::key);

    public BoardRow {
        cells = List.copyOf(cells);
    }

    private Stream<BoardCell> weighed() {
        return all.map(Stream::of).orElseGet(cells::stream);
    }

    private int shortage() {
        return weighed().mapToInt(cell -> Math.max(0, cell.gap())).sum();
    }

    private int gaps() {
        return weighed().mapToInt(BoardCell::gap).sum();
    }
}
