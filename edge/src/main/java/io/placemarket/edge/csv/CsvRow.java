package io.placemarket.edge.csv;

import io.placemarket.kernel.problem.RefusedException;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One row.
 *
 * @param line where it begins in the text, the header being line 1
 * @param cells by the column's canonical name, without surrounding spaces; columns that are absent or empty are left out
 */
public record CsvRow(long line, Map<String, String> cells) {
    public CsvRow {
        cells = Map.copyOf(cells);
    }

    /** What stands in that column, for the checks of {@link io.placemarket.edge.json.Fields}; null where nothing does. */
    public @Nullable String cell(String column) {
        return cells.get(column);
    }

    /** What the reading makes of this row; a refusal becomes the row's problem. */
    public <T> RowResult<T> read(Function<CsvRow, T> reading) {
        try {
            return new RowResult.Good<>(line, reading.apply(this));
        } catch (RefusedException refused) {
            return new RowResult.Bad<>(RowProblem.of(line, refused.problem()));
        }
    }
}
