package io.placemarket.query.board;

import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Today;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads which board is asked for. */
public final class BoardParameters {
    private static final String ROWS = "rows";
    private static final String COLUMNS = "columns";

    private BoardParameters() {}

    /**
     * From the parameters from, weeks, rows, columns, profession, icb, sector, mode, supervision and level.
     *
     * @throws io.placemarket.kernel.problem.RefusedException invalid-value
     */
    public static BoardQuery read(Filters filters, Today today) {
        Optional<Dimension> askedRows = filters.oneOf(ROWS, Dimension.class);
        Optional<Dimension> askedColumns = filters.oneOf(COLUMNS, Dimension.class);
        Dimension rows = askedRows.orElse(usual(askedColumns, Dimension.PROFESSION, Dimension.WEEK));
        Dimension columns = askedColumns.orElse(usual(askedRows, Dimension.WEEK, Dimension.PROFESSION));
        if (rows == columns) {
            throw Problem.invalid(COLUMNS, columns.name(), "another dimension than the rows: " + allBut(rows))
                    .refused();
        }
        return new BoardQuery(
                filters.week("from").orElse(today.week()),
                filters.number("weeks", 1, BoardQuery.MOST_WEEKS).orElse(BoardQuery.USUAL_WEEKS),
                rows,
                columns,
                filters.professions("profession"),
                filters.icbs("icb"),
                filters.anyOf("sector", Sector.class),
                filters.anyOf("mode", Mode.class),
                filters.supervisions("supervision"),
                filters.anyOf("level", LearnerLevel.class));
    }

    /** What is usual, or else where that is taken. */
    private static Dimension usual(Optional<Dimension> taken, Dimension first, Dimension other) {
        return taken.filter(first::equals).isPresent() ? other : first;
    }

    private static String allBut(Dimension rows) {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> dimension != rows)
                .map(Dimension::name)
                .collect(Collectors.joining(", "));
    }
}
