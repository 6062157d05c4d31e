package io.placemarket.query.board;

import io.placemarket.kernel.calendar.Week;
import java.util.HashMap;
import java.util.Map;

/** A watcher as it should be: takes a snapshot and lays the changes over it. */
final class ModelBoard {
    private final Map<Slice, BoardCell> cells = new HashMap<>();

    ModelBoard(BoardSnapshot snapshot) {
        cells.putAll(BoardViewTest.cells(snapshot));
    }

    void apply(BoardDelta delta) {
        delta.cells().forEach(this::put);
        delta.total().forEach(this::put);
    }

    private void put(BoardDelta.Cell cell) {
        cells.put(new Slice(cell.row(), cell.week().map(Week::toString).or(cell::column)), cell.counts());
    }

    /** Those that hold anything. */
    Map<Slice, BoardCell> cells() {
        Map<Slice, BoardCell> holding = new HashMap<>(cells);
        holding.values().removeIf(cell -> !NaiveBoard.holdsAnything(cell));
        return holding;
    }
}
