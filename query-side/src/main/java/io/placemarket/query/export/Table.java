package io.placemarket.query.export;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a list is written as CSV.
 *
 * @param name of the file, without its ending
 * @param header the names of its columns
 * @param row the cells of one item, in their order
 */
public record Table<T>(String name, List<String> header, Function<T, List<@Nullable Object>> row) {
    public Table {
        header = List.copyOf(header);
    }
}
