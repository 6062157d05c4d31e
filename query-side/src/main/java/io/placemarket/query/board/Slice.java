package io.placemarket.query.board;

import java.util.Optional;

/**
 * A part of a board's offers: those of a row, of a column, of both, or all. Weeks divide no offers, so that where rows are weeks every slice
 * has none.
 *
 * @param row the row's key; nothing where all rows are together
 * @param column the column's key; nothing where all columns are together
 */
record Slice(Optional<String> row, Optional<String> column) {
    static final Slice ALL = new Slice(Optional.empty(), Optional.empty());

    static Slice row(String key) {
        return new Slice(Optional.of(key), Optional.empty());
    }

    static Slice column(String key) {
        return new Slice(Optional.empty(), Optional.of(key));
    }
}
