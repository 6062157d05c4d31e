package io.placemarket.query.board;

import io.placemarket.query.board.Placed.Label;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lays what was counted out in rows and columns. Figures of different weeks are not added up where weeks are rows or columns: there is no
 * total of all weeks.
 */
record BoardLayout(BoardQuery query, Map<Slice, int[]> sums) {
    /** Where a bucket of a slice stands. */
    static Placed place(BoardQuery query, Slice slice, int bucket, int[] sums) {
        String week = query.from().plus(bucket).toString();
        Optional<String> row = query.rows() == Dimension.WEEK ? Optional.of(week) : slice.row();
        Optional<String> column = query.columns() == Dimension.WEEK ? Optional.of(week) : slice.column();
        return new Placed(
                row.map(key -> new Label(key, query.rows().label(key))),
                column.map(key -> new Label(key, query.columns().label(key))),
                cell(query, slice, bucket, sums));
    }

    private static BoardCell cell(BoardQuery query, Slice slice, int bucket, int[] sums) {
        boolean demand = query.knowsDemand(slice);
        return BoardCell.of(sums, bucket, demand, demand && query.knowsUnmet());
    }

    private BoardCell cell(Slice slice, int bucket) {
        return cell(query, slice, bucket, sums.getOrDefault(slice, new int[query.buckets() * Measure.COUNT]));
    }

    BoardSnapshot snapshot(long position, Instant at) {
        List<BoardColumn> columns = keys(query.columns(), false)
                .map(key -> new BoardColumn(key, query.columns().label(key)))
                .toList();
        List<BoardRow> rows = keys(query.rows(), true)
                .map(key -> row(key, columns))
                .sorted(query.rows() == Dimension.WEEK ? BoardRow.BY_KEY : BoardRow.WORST_FIRST)
                .toList();
        return BoardSnapshot.of(
                query,
                position,
                at,
                columns,
                rows,
                query.rows() == Dimension.WEEK
                        ? List.of()
                        : columns.stream()
                                .map(column -> cell(Optional.empty(), Optional.of(column.key())))
                                .toList(),
                query.isByWeek() ? Optional.empty() : Optional.of(cell(Slice.ALL, 0)));
    }

    private BoardRow row(String key, List<BoardColumn> columns) {
        return new BoardRow(
                key,
                query.rows().label(key),
                columns.stream()
                        .map(column -> cell(Optional.of(key), Optional.of(column.key())))
                        .toList(),
                query.columns() == Dimension.WEEK
                        ? Optional.empty()
                        : Optional.of(cell(Optional.of(key), Optional.empty())));
    }

    private BoardCell cell(Optional<String> row, Optional<String> column) {
        if (query.rows() == Dimension.WEEK) {
            return cell(new Slice(Optional.empty(), column), bucket(row));
        }
        return query.columns() == Dimension.WEEK
                ? cell(new Slice(row, Optional.empty()), bucket(column))
                : cell(new Slice(row, column), 0);
    }

    private int bucket(Optional<String> week) {
        return week.map(text ->
                        query.allWeeks().stream().map(Object::toString).toList().indexOf(text))
                .orElseThrow();
    }

    /** All weeks; of other dimensions those that hold anything. */
    private Stream<String> keys(Dimension dimension, boolean rows) {
        if (dimension == Dimension.WEEK) {
            return query.allWeeks().stream().map(Object::toString);
        }
        return sums.entrySet().stream()
                .filter(entry ->
                        (rows ? entry.getKey().column() : entry.getKey().row()).isEmpty())
                .filter(entry -> IntStream.of(entry.getValue()).anyMatch(count -> count != 0))
                .flatMap(entry -> (rows ? entry.getKey().row() : entry.getKey().column()).stream())
                .sorted(dimension.order());
    }
}
