package io.placemarket.edge.csv;

/** What became of a row. */
public sealed interface RowResult<T> {
    /** It could be read. */
    record Good<T>(long line, T value) implements RowResult<T> {}

    /** It could not. */
    record Bad<T>(RowProblem problem) implements RowResult<T> {}
}
