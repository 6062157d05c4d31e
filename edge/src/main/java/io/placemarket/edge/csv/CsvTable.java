package io.placemarket.edge.csv;

import java.util.List;

/**
 * A table that was sent in, its header known to be right.
 *
 * @param rows those that have as many cells as the header, none too long; blank lines are passed over
 * @param rejected those that have not
 */
public record CsvTable(List<CsvRow> rows, List<RowProblem> rejected) {
    /** {@code text/csv}. */
    public static final String MEDIA_TYPE = "text/csv";

    public CsvTable {
        rows = List.copyOf(rows);
        rejected = List.copyOf(rejected);
    }
}
