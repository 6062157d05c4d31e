package io.placemarket.edge.csv;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a value stands in a cell: no spreadsheet may take text for a formula. */
final class CsvCells {
    private CsvCells() {}

    static List<String> of(List<? extends @Nullable Object> values) {
        return values.stream().map(CsvCells::of).toList();
    }

    static String of(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(CsvCells::of).orElse("");
        }
        if (value instanceof Number number) {
            return number.toString();
        }
        String text = value.toString();
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
