package io.placemarket.command.cohort;

import io.placemarket.command.message.Outcome.Known;
import io.placemarket.edge.csv.CsvRow;
import io.placemarket.edge.csv.CsvTable;
import io.placemarket.edge.csv.RowProblem;
import io.placemarket.edge.csv.RowResult;
import io.placemarket.edge.json.Fields;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.refusal.RowRefusal.BeingForgotten;
import io.placemarket.kernel.refusal.RowRefusal.EndedInTable;
import io.placemarket.kernel.refusal.RowRefusal.ReferenceTwice;
import io.placemarket.kernel.refusal.StudentRefusal.ProgrammeHasEnded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of references, checked: each once, the rest rejected.
 *
 * @param rows in the order of the table
 */
record EnrolmentTable(List<Row> rows, List<RowProblem> rejected) {
    static final String REFERENCE = "reference";
    static final List<String> HEADER = List.of("line", REFERENCE, "student", "result", "accepted");
    private static final int LONGEST = 64;

    /** A row that can be enrolled. */
    record Row(long line, String reference) {}

    /** A student of the cohort. */
    record Placed(long line, String reference, StudentId student) {}

    /** What became of the table. */
    record Enrolled(List<Placed> enrolled, List<Placed> alreadyThere, List<RowProblem> rejected) {
        /** As a table, in the order of the lines. */
        List<List<?>> rows() {
            List<List<?>> rows = new ArrayList<>();
            enrolled.forEach(row ->
                    rows.add(List.of(row.line(), row.reference(), row.student().value(), "enrolled", "")));
            alreadyThere.forEach(row ->
                    rows.add(List.of(row.line(), row.reference(), row.student().value(), "already-there", "")));
            rejected.forEach(row -> rows.add(List.of(
                    row.line(),
                    row.value().orElse(""),
                    "",
                    row.code(),
                    row.accepted().orElse(""))));
            rows.sort(Comparator.comparingLong(row -> (Long) row.getFirst()));
            return rows;
        }
    }

    static EnrolmentTable of(CsvTable table) {
        List<Row> rows = new ArrayList<>();
        List<RowProblem> rejected = new ArrayList<>(table.rejected());
        Map<String, Long> firstLines = new HashMap<>();
        for (CsvRow row : table.rows()) {
            switch (row.read(it -> Fields.text(REFERENCE, it.cell(REFERENCE), LONGEST))) {
                case RowResult.Bad<String> bad -> rejected.add(bad.problem());
                case RowResult.Good<String> good -> {
                    Long first = firstLines.putIfAbsent(good.value(), good.line());
                    if (first == null) {
                        rows.add(new Row(good.line(), good.value()));
                    } else {
                        rejected.add(RowProblem.of(
                                good.line(), new ReferenceTwice(REFERENCE, good.value(), first).problem()));
                    }
                }
            }
        }
        rejected.sort(Comparator.comparingLong(RowProblem::line));
        return new EnrolmentTable(List.copyOf(rows), List.copyOf(rejected));
    }

    /** @param known the students of the rows, in their order */
    Enrolled answer(List<Known> known) {
        List<Placed> enrolled = new ArrayList<>();
        List<Placed> alreadyThere = new ArrayList<>();
        List<RowProblem> notTaken = new ArrayList<>(rejected);
        for (int i = 0; i < known.size(); i++) {
            Row row = rows.get(i);
            Known student = known.get(i);
            if (student.ended().isPresent()) {
                ProgrammeHasEnded ended =
                        ProgrammeLife.refusal(row.reference(), student.ended().get());
                notTaken.add(RowProblem.of(row.line(), new EndedInTable(REFERENCE, ended).problem()));
            } else if (student.refused().isPresent()) {
                notTaken.add(RowProblem.of(row.line(), new BeingForgotten(REFERENCE, row.reference()).problem()));
            } else {
                (student.added() ? enrolled : alreadyThere)
                        .add(new Placed(row.line(), row.reference(), student.student()));
            }
        }
        notTaken.sort(Comparator.comparingLong(RowProblem::line));
        return new Enrolled(enrolled, alreadyThere, List.copyOf(notTaken));
    }
}
