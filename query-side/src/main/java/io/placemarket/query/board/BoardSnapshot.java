package io.placemarket.query.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.query.board.Placed.Label;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A board as of one position.
 *
 * @param position what it reflects
 * @param at when that was written
 * @param rows what its rows are, such as {@code profession}
 * @param columns the same of its columns
 * @param unit students where rows or columns are weeks, else student-weeks
 * @param weeks those it counts
 * @param columnItems its columns in order: weeks, or those that hold anything
 * @param items rows that hold anything, worst gap first; or weeks in order
 * @param total all rows together, a cell a column, counted from the areas: not the sum of the rows; none where rows are weeks
 * @param all everything together; absent where rows or columns are weeks
 * @param notes what a reader must know
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record BoardSnapshot(
        long position,
        Instant at,
        String rows,
        String columns,
        String unit,
        List<Week> weeks,
        List<BoardColumn> columnItems,
        List<BoardRow> items,
        List<BoardCell> total,
        Optional<BoardCell> all,
        List<String> notes) {
    private static final String NOT_ADDITIVE =
            "Rows do not add up to the total: offers to different professions may be alternatives for the same places.";
    private static final String WHOLE_COHORTS =
            "Still to place and unmet demand count whole cohorts, wherever they might go; the filters narrow only the places.";

    /** What a + beside free places means; among the notes where there is one. */
    public static final String AT_LEAST =
            "Free places with a + are at least so many: where very many different offers share an area, not every way to fill it is tried.";

    static BoardSnapshot of(
            BoardQuery query,
            long position,
            Instant at,
            List<BoardColumn> columns,
            List<BoardRow> items,
            List<BoardCell> total,
            Optional<BoardCell> all) {
        List<String> notes = new ArrayList<>(List.of(NOT_ADDITIVE));
        if (query.narrowsPlaces()) {
            notes.add(WHOLE_COHORTS);
        }
        if (!query.isByWeek()) {
            notes.add("Figures are student-weeks: those of %d weeks are added up.".formatted(query.weeks()));
        }
        if (Stream.concat(
                        Stream.concat(total.stream(), all.stream()),
                        items.stream().flatMap(row -> Stream.concat(row.cells().stream(), row.all().stream())))
                .anyMatch(BoardCell::freeIsAtLeast)) {
            notes.add(AT_LEAST);
        }
        return new BoardSnapshot(
                position,
                at,
                query.rows().key(),
                query.columns().key(),
                query.isByWeek() ? "students" : "student-weeks",
                query.allWeeks(),
                columns,
                items,
                total,
                all,
                List.copyOf(notes));
    }

    /** All its cells with where they stand: totals of all rows first, then row by row, of each all columns together last. */
    Stream<Placed> placed() {
        return Stream.concat(
                placed(Optional.empty(), total, all),
                items.stream()
                        .flatMap(
                                row -> placed(Optional.of(new Label(row.key(), row.label())), row.cells(), row.all())));
    }

    private Stream<Placed> placed(Optional<Label> row, List<BoardCell> cells, Optional<BoardCell> together) {
        return Stream.concat(
                IntStream.range(0, cells.size())
                        .mapToObj(i -> new Placed(
                                row,
                                Optional.of(new Label(
                                        columnItems.get(i).key(),
                                        columnItems.get(i).label())),
                                cells.get(i))),
                together.stream().map(cell -> new Placed(row, Optional.empty(), cell)));
    }
}
