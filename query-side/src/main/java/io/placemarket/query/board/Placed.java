package io.placemarket.query.board;

import java.util.Optional;

/**
 * A cell with where it stands.
 *
 * @param row whose; nothing in the total of all rows
 * @param column whose; nothing in the total of all columns
 */
record Placed(Optional<Label> row, Optional<Label> column, BoardCell cell) {
    /** A row's or column's key, and the same as people read it. */
    record Label(String key, String label) {}

    /** Where it stands, whatever is in it. */
    Slice place() {
        return new Slice(row.map(Label::key), column.map(Label::key));
    }
}
