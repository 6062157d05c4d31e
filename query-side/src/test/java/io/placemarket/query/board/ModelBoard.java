package io.placemarket.query.board;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A watcher as it should be: takes a snapshot and lays the changes over it. */
final class ModelBoard {
    private final BoardSnapshot start;
    private final Map<String, List<BoardCell>> rows = new TreeMap<>();

    ModelBoard(BoardSnapshot snapshot) {
        this.start = snapshot;
        BoardViewTest.cells(snapshot).forEach((key, cells) -> rows.put(key, new ArrayList<>(cells)));
    }

    void apply(BoardDelta delta) {
        delta.cells().forEach(cell -> put(cell.row().orElseThrow(), cell));
        delta.total().forEach(cell -> put("", cell));
    }

    private void put(String key, BoardDelta.Cell cell) {
        OptionalInt none = start.rows().equals("profession") ? OptionalInt.of(0) : OptionalInt.empty();
        rows.computeIfAbsent(
                        key,
                        row -> new ArrayList<>(
                                Collections.nCopies(start.weeks().size(), new BoardCell(0, 0, 0, 0, 0, none))))
                .set(start.weeks().indexOf(cell.week()), cell.counts());
    }

    /** Its rows that hold anything. */
    Map<String, List<BoardCell>> rows() {
        Map<String, List<BoardCell>> holding = new TreeMap<>(rows);
        holding.entrySet()
                .removeIf(row ->
                        !row.getKey().isEmpty() && row.getValue().stream().noneMatch(NaiveBoard::holdsAnything));
        return holding;
    }
}
