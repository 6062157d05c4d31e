package io.placemarket.edge.csv;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a table that is sent in must look like.
 *
 * @param required columns that must be there, such as {@code first_day}
 * @param optional columns that may be there; any other is refused
 * @param mostRows rows without the header
 * @param mostBytes of the whole text
 * @param longestCell characters in one cell
 */
public record CsvFormat(List<String> required, List<String> optional, int mostRows, long mostBytes, int longestCell) {
    public static final int MOST_ROWS = 5_000;
    public static final long MOST_BYTES = 2L * 1024 * 1024;
    public static final int LONGEST_CELL = 500;

    public CsvFormat {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
    }

    /** With the market's usual limits: {@value #MOST_ROWS} rows, 2 MB, {@value #LONGEST_CELL} characters a cell. */
    public static CsvFormat of(List<String> required, List<String> optional) {
        return new CsvFormat(required, optional, MOST_ROWS, MOST_BYTES, LONGEST_CELL);
    }

    List<String> columns() {
        return Stream.concat(required.stream(), optional.stream()).toList();
    }
}
