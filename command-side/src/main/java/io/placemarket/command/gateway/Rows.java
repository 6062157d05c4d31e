package io.placemarket.command.gateway;

import io.placemarket.edge.csv.CsvRow;
import io.placemarket.edge.csv.CsvTable;
import io.placemarket.edge.csv.RowProblem;
import io.placemarket.edge.csv.RowResult;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Reads tables of which all lines are taken, or none. */
public final class Rows {
    private Rows() {}

    /**
     * Every row of the table.
     *
     * @throws io.placemarket.kernel.problem.RefusedException {@code invalid-rows} with every line that cannot be read, {@code missing-value}
     *     where there is no line
     */
    public static <T> List<T> all(CsvTable table, Function<CsvRow, T> reading) {
        List<T> rows = new ArrayList<>();
        List<RowProblem> rejected = new ArrayList<>(table.rejected());
        for (CsvRow row : table.rows()) {
            switch (row.read(reading)) {
                case RowResult.Bad<T> bad -> rejected.add(bad.problem());
                case RowResult.Good<T> good -> rows.add(good.value());
            }
        }
        if (!rejected.isEmpty()) {
            rejected.sort(Comparator.comparingLong(RowProblem::line));
            throw Problem.of(ProblemCode.INVALID_ROWS, unreadable(rejected.size()))
                    .with("rows", rejected)
                    .refused();
        }
        if (rows.isEmpty()) {
            throw Problem.missing("rows", "at least one line below the header").refused();
        }
        return rows;
    }

    private static String unreadable(int lines) {
        return (lines == 1 ? "1 line" : lines + " lines") + " cannot be read; none was recorded.";
    }
}
