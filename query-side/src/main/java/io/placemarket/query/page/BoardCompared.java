package io.placemarket.query.page;

import io.placemarket.query.board.BoardCell;
import io.placemarket.query.board.BoardDifferences;
import io.placemarket.query.board.BoardDifferences.Difference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a board differs from another moment's, in words. */
record BoardCompared(BoardDifferences differences) {
    /** A row that only the other moment has. */
    record Gone(String key, String label) {}

    /** What was compared and how much differs. */
    public String getSummary() {
        int cells = differences.cells().size() + differences.total().size();
        String with = "with " + Words.time(differences.at()) + " (position " + differences.position() + ")";
        return cells == 0
                ? "Compared " + with + ": nothing on this board differs."
                : "Compared " + with + ": " + Words.count(cells, "cell") + (cells == 1 ? " differs." : " differ.")
                        + " Each of them says what it was.";
    }

    /** What a cell was, where it differs; an empty key is that of all together. */
    Optional<BoardCell> was(String row, String column) {
        return Stream.concat(differences.total().stream(), differences.cells().stream())
                .filter(difference -> difference.row().orElse("").equals(row)
                        && difference.columnKey().orElse("").equals(column))
                .map(Difference::was)
                .findFirst();
    }

    List<Gone> rowsBut(List<String> shown) {
        return differences.cells().stream()
                .filter(difference -> difference.row().filter(shown::contains).isEmpty())
                .map(difference -> new Gone(
                        difference.row().orElseThrow(), difference.label().orElseThrow()))
                .distinct()
                .toList();
    }
}
